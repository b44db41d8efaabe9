import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import { doubtful, draftTask, openTask, reviewedTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const mine = (list: string, more: object = {}) => zhao.get('publishing/mine', { list, ...more });
const idsOf = ({ tasks }: { tasks: { taskId: string }[] }) => tasks.map(({ taskId }) => taskId);
const signUp = async (taskId: string, person: string): Promise<string> => {
  const who = await system.signIn(person);
  return (await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order
    .orderId;
};
const at = (days: number, hours = 4) => {
  const startMs = system.clock.nowMs() + days * dayMs;
  return { sessions: [{ startMs, endMs: startMs + hours * hourMs }] };
};

test('given tasks of all kinds, when their publisher looks, then each stands in its list, and nobody else sees it', async () => {
  const later = await openTask(system, zhao, at(6));
  const sooner = await openTask(system, zhao, at(4));
  const { taskId: inReview } = await reviewedTask(system, zhao, at(5));
  const draft = await draftTask(system, zhao);
  system.clock.pass(1_000);
  const newerDraft = await draftTask(system, zhao);
  expect(idsOf(await mine('current'))).toEqual([sooner, inReview, later]);
  expect(idsOf(await mine('draft'))).toEqual([newerDraft, draft]);
  expect(idsOf(await mine('past'))).toEqual([]);
  const sun = await system.publisher('sun');
  expect((await sun.get('publishing/mine', { list: 'current' })).tasks).toEqual([]);
  system.clock.pass(8 * dayMs);
  zhao = await system.publisher('zhao');
  expect(idsOf(await mine('current'))).toEqual([inReview, later]);
  expect(idsOf(await mine('past'))).toEqual([sooner]);
  system.clock.pass(hourMs * 5);
  zhao = await system.publisher('zhao');
  expect(idsOf(await mine('past'))).toEqual([inReview, sooner]);
});

test('given people with a task, when its publisher looks, then the counts say how they stand', async () => {
  const taskId = await openTask(system, zhao, { admission: 'reviewed', places: 3 });
  const other = await openTask(system, zhao, at(9));
  const [one, two] = [await signUp(taskId, 'lin'), await signUp(taskId, 'wang'), await signUp(taskId, 'li')];
  await zhao.get('publishing/admit', { orderId: one });
  await zhao.get('publishing/decideAll', { taskId, orderIds: [two], kind: 'admit' });
  const { tasks, totals } = await mine('current');
  expect(totals).toEqual({ waiting: 2, toAccept: 0, earnedFen: 0 });
  await zhao.get('publishing/setContact', { phone: '0532-8888 6666' });
  expect((await mine('current')).totals.phone).toBe('053288886666');
  const stands = Object.fromEntries(tasks.map((task: { taskId: string }) => [task.taskId, task]));
  expect(stands[taskId]).toMatchObject({ placesLeft: 1, taken: 2, waiting: 1, toAccept: 0, places: 3 });
  expect(stands[other]).toMatchObject({ placesLeft: 10, taken: 0, waiting: 0, toAccept: 0 });
  const whole = await zhao.get('publishing/task', { taskId });
  expect(whole.counts).toEqual({ placesLeft: 1, taken: 2, waiting: 1, toAccept: 0 });
  expect(whole.isTermsFixed).toBe(true);
  expect((await zhao.get('publishing/task', { taskId: other })).isTermsFixed).toBe(false);
});

test('given more than a page, when paging, then every task comes once, and the totals come first', async () => {
  const made: string[] = [];
  for (let days = 4; days < 9; days += 1) made.push(await openTask(system, zhao, at(days)));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await mine('current', { limit: 2, ...(cursor && { cursor }) });
    expect('totals' in page).toBe(cursor === undefined);
    seen.push(...idsOf(page));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(made);
});

test('given a text that an operator or the rules doubt, when its publisher opens it, then they read what came of it', async () => {
  const { taskId } = await reviewedTask(system, zhao);
  const { task, moderation, isTermsFixed } = await zhao.get('publishing/task', { taskId });
  expect(task).toMatchObject({ status: 'in-review', description: doubtful });
  expect(moderation).toMatchObject({ outcome: 'review', withinHours: expect.any(Number) });
  expect(isTermsFixed).toBe(false);
});

test("given another publisher's task, a stranger or somebody who is no publisher, when asked, then refused", async () => {
  const taskId = await openTask(system, zhao);
  const sun = await system.publisher('sun');
  expect((await sun.call('publishing/task', { taskId })).error?.code).toBe('TASK_NOT_FOUND');
  const lin = await system.signIn('lin');
  for (const [action, input] of [
    ['publishing/task', { taskId }],
    ['publishing/mine', { list: 'current' }],
  ] as const) {
    expect((await lin.call(action, input)).error?.code).toBe('ROLE_REQUIRED');
    expect((await system.stranger.call(action, input)).error?.code).toBe('NOT_SIGNED_IN');
  }
});
