import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import { anyTimeOn } from '../../tests/support/data/task-draft';
import { openTask } from '../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
});
afterEach(() => system.close());

type Changes = Parameters<typeof openTask>[2];

/** Signs up for work that begins so many days from now and takes eight hours; answers the order's id. */
async function signUp(inDays: number, changes: Changes = {}): Promise<string> {
  const startMs = system.clock.nowMs() + inDays * dayMs;
  const sessions = [{ startMs, endMs: startMs + 8 * hourMs }];
  const dates = { signUpDeadlineMs: startMs - hourMs, sessions };
  const taskId = await openTask(system, zhao, { ...dates, ...changes });
  const input = { taskId, termsVersion: 1, idempotencyKey: newKey() };
  return (await lin.get('orders/signUp', input)).order.orderId;
}

/** Days later, signed in anew. */
async function pass(ms: number): Promise<void> {
  system.clock.pass(ms);
  lin = await system.signIn('lin');
}

const overview = (who = lin) => who.get('orders/overview');

test('given nothing ahead, when the person looks, then nothing', async () => {
  expect(await overview()).toEqual({ admitted: 0, applied: 0 });
});

test('given sign-ups, when the person looks, then the next is what begins first, and what waits is counted apart', async () => {
  await signUp(9);
  const next = await signUp(3);
  await signUp(5);
  await signUp(2, { admission: 'reviewed' });
  expect(await overview()).toMatchObject({
    admitted: 3,
    applied: 1,
    next: { orderId: next, status: 'admitted' },
  });
  expect((await overview()).next).not.toHaveProperty('timeline');
});

test('given work of many days that began, when a shorter one lies ahead, then it is still the next until it ends', async () => {
  const long = await signUp(2, {
    sessions: [2, 19].map((days) => anyTimeOn(system.clock.nowMs() + days * dayMs)),
  });
  const short = await signUp(4);
  await pass(3 * dayMs);
  expect((await overview()).next.orderId).toBe(long);
  await lin.get('orders/withdraw', { orderId: short });
  expect(await overview()).toMatchObject({ admitted: 1, applied: 0 });
  await pass(17 * dayMs + 1);
  expect(await overview()).toEqual({ admitted: 0, applied: 0 });
});

test('given what was withdrawn, refused or is over, when the person looks, then none of it', async () => {
  await lin.get('orders/withdraw', { orderId: await signUp(3) });
  const refused = await signUp(3, { admission: 'reviewed' });
  await zhao.get('publishing/refuse', { orderId: refused, reason: '人数已经够了' });
  await signUp(1);
  await pass(2 * dayMs);
  expect(await overview()).toEqual({ admitted: 0, applied: 0 });
});

test('given others, when they look, then nothing of it; strangers never', async () => {
  await signUp(3);
  expect(await overview(zhao)).toEqual({ admitted: 0, applied: 0 });
  expect(await overview(await system.signIn('chen', 'browse'))).toEqual({ admitted: 0, applied: 0 });
  expect((await system.stranger.call('orders/overview')).error?.code).toBe('NOT_SIGNED_IN');
});
