import { decisions } from '../../../shared/collections/decisions';
import { orders } from '../../../shared/collections/orders';
import { taskPlaces } from '../../../shared/collections/tasks';
import { eventsFor } from '../../../tests/support/data/events';
import { fundTask, openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let taskId: string;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  taskId = await openTask(system, zhao, { admission: 'reviewed', places: 2 });
});
afterEach(() => system.close());

const apply = async (person: string): Promise<string> => {
  const who = await system.signIn(person);
  return (await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order
    .orderId;
};
const decide = (orderIds: string[], kind = 'admit', more: object = {}) =>
  zhao.call('publishing/decideAll', { taskId, orderIds, kind, ...more });
const undo = (orderIds: string[]) => zhao.get('publishing/undoDecisions', { taskId, orderIds });
const statusOf = async (orderId: string) => (await system.ports.store.get(orders, orderId))?.status;
const placesOf = () => system.ports.store.get(taskPlaces, taskId);
/** The minute passes, and what is due is done; a second look meets what the first one told of. */
const minute = async () => {
  system.clock.pass(61_000);
  await system.timer('tick');
  system.clock.pass(61_000);
  await system.timer('tick');
};
const outcomes = (answer: { data?: { decided: { outcome: string }[] } }) =>
  answer.data?.decided.map(({ outcome }) => outcome);

test('given two who wait, when both are admitted at once, then nobody is told for a minute, and then both are', async () => {
  const orderIds = [await apply('lin'), await apply('wang')];
  const answer = await decide(orderIds);
  const dueAtMs = system.clock.nowMs() + 60_000;
  expect(answer.data.decided).toEqual(orderIds.map((orderId) => ({ orderId, outcome: 'soon', dueAtMs })));
  const lin = await system.signIn('lin');
  expect((await lin.get('orders/get', { orderId: orderIds[0] })).order).toMatchObject({
    status: 'applied',
    timeline: [{ status: 'applied' }],
  });
  expect(await placesOf()).toMatchObject({ left: 0, signUps: 2 });
  system.clock.pass(30_000);
  await system.timer('tick');
  expect(await statusOf(orderIds[0] ?? '')).toBe('applied');
  await minute();
  for (const orderId of orderIds) {
    expect(await statusOf(orderId)).toBe('admitted');
    expect((await eventsFor(system, orderId)).map(({ type }) => type)).toEqual([
      'order.applied',
      'order.admitted',
    ]);
    expect(await system.ports.store.get(decisions, orderId)).toBeUndefined();
  }
  expect(await placesOf()).toMatchObject({ left: 0, signUps: 2 });
});

test('given a decision, when it is taken back within the minute, then nothing comes of it', async () => {
  const orderId = await apply('lin');
  await decide([orderId]);
  expect(await undo([orderId])).toEqual({ undone: [orderId] });
  expect(await undo([orderId])).toEqual({ undone: [orderId] });
  expect(await placesOf()).toMatchObject({ left: 2, signUps: 1 });
  await minute();
  expect(await statusOf(orderId)).toBe('applied');
  await decide([orderId], 'refuse', { reason: '需要有展会经验的人' });
  await minute();
  expect(await statusOf(orderId)).toBe('refused');
  expect(await undo([orderId])).toEqual({ undone: [] });
  expect(await placesOf()).toMatchObject({ left: 2, signUps: 0 });
});

test('given one decided anew just before, when the first minute is over, then the second still runs', async () => {
  const orderId = await apply('lin');
  await decide([orderId]);
  system.clock.pass(50_000);
  await undo([orderId]);
  await decide([orderId]);
  system.clock.pass(20_000);
  await system.timer('tick');
  expect(await statusOf(orderId)).toBe('applied');
  await minute();
  expect(await statusOf(orderId)).toBe('admitted');
  expect(await placesOf()).toMatchObject({ left: 1, signUps: 1 });
});

test('given a refusal of several, when it is told, then each reads the reason, and it cannot be without one', async () => {
  const orderIds = [await apply('lin'), await apply('wang')];
  expect((await decide(orderIds, 'refuse')).error?.details?.problems).toEqual([
    { path: 'reason', problem: '请填写原因' },
  ]);
  const rude = await decide(orderIds, 'refuse', { reason: '请先交培训费再来' });
  expect(rude.error?.code).toBe('TASK_FORBIDDEN');
  expect(outcomes(await decide(orderIds, 'refuse', { reason: '时间对不上，下次再约' }))).toEqual([
    'soon',
    'soon',
  ]);
  await minute();
  for (const orderId of orderIds)
    expect((await system.ports.store.get(orders, orderId))?.timeline.at(-1)).toMatchObject({
      status: 'refused',
      by: 'publisher',
      reason: '时间对不上，下次再约',
    });
});

describe('given a full task', () => {
  let orderIds: string[];
  beforeEach(async () => {
    orderIds = [await apply('lin'), await apply('wang'), await apply('li'), await apply('crowd-1')];
    expect(outcomes(await decide(orderIds))?.toSorted()).toEqual([
      'soon',
      'soon',
      'waiting-list',
      'waiting-list',
    ]);
  });
  const admitted = async () => {
    const all = await Promise.all(orderIds.map(statusOf));
    return all.filter((status) => status === 'admitted').length;
  };

  test('when somebody withdraws, then who is next on the waiting list is admitted', async () => {
    await minute();
    expect(await admitted()).toBe(2);
    const first = orderIds.find(() => true) ?? '';
    const whose = ['lin', 'wang', 'li', 'crowd-1'];
    const statuses = await Promise.all(orderIds.map(statusOf));
    const leaving = statuses.indexOf('admitted');
    const who = await system.signIn(whose[leaving] ?? '');
    await who.get('orders/withdraw', { orderId: orderIds[leaving] ?? first });
    await minute();
    expect(await admitted()).toBe(2);
    expect(await placesOf()).toMatchObject({ left: 0, signUps: 3 });
  });

  test('when a decision is undone or places are added, then the waiting list moves up', async () => {
    const soon = (await zhao.get('publishing/applicants', { taskId })).applicants.find(
      (each: { decision?: { kind: string } }) => each.decision?.kind === 'admit',
    );
    await undo([soon.orderId]);
    await minute();
    expect(await statusOf(soon.orderId)).toBe('applied');
    expect(await admitted()).toBe(2);
    await zhao.get('publishing/updateTask', { taskId, changes: { places: 3 } });
    await fundTask(system, taskId);
    await minute();
    expect(await admitted()).toBe(3);
    // Nothing was decided of whoever was undone: a full task ends their waiting.
    await minute();
    expect(await statusOf(soon.orderId)).toBe('refused');
    expect(await placesOf()).toMatchObject({ left: 0, signUps: 3 });
  });

  test('when somebody on the waiting list is refused or taken off it, then they are not admitted', async () => {
    const { applicants } = await zhao.get('publishing/applicants', { taskId });
    const waiting = applicants.filter(
      (each: { decision?: { kind: string } }) => each.decision?.kind === 'wait',
    );
    const [one, other] = waiting.map((each: { orderId: string }) => each.orderId);
    expect(outcomes(await decide([one], 'refuse', { reason: '名额已满，下次再约' }))).toEqual(['soon']);
    await undo([other]);
    // Admitted, seen to be full, ended: each is heard of by the next run.
    for (let runs = 0; runs < 3; runs += 1) await minute();
    expect(await statusOf(one)).toBe('refused');
    await zhao.get('publishing/updateTask', { taskId, changes: { places: 4 } });
    await fundTask(system, taskId);
    await minute();
    await minute();
    // Taken off the list of a full task, they are told that it is full.
    expect(await statusOf(other)).toBe('refused');
  });
});

test('given somebody who withdraws within the minute, when it is over, then the place is free, signed up anew or not', async () => {
  const orderId = await apply('lin');
  await decide([orderId]);
  const lin = await system.signIn('lin');
  await lin.get('orders/withdraw', { orderId });
  expect(await placesOf()).toMatchObject({ left: 1, signUps: 0 });
  await apply('lin');
  await minute();
  expect(await statusOf(orderId)).toBe('applied');
  expect(await placesOf()).toMatchObject({ left: 2, signUps: 1 });
});

test('given the same decision again, also at once, then one place is kept; of those decided or gone nothing comes', async () => {
  const [one, two] = [await apply('lin'), await apply('wang')];
  const answers = await Promise.all([decide([one]), decide([one]), decide([one])]);
  for (const answer of answers) expect(outcomes(answer)).toEqual(['soon']);
  expect(await placesOf()).toMatchObject({ left: 1, signUps: 2 });
  expect(outcomes(await decide([one], 'refuse', { reason: '名额已满，下次再约' }))).toEqual(['not-waiting']);
  await (await system.signIn('wang')).get('orders/withdraw', { orderId: two });
  expect(outcomes(await decide([two]))).toEqual(['not-waiting']);
});

test('given a birth date corrected below the age, when admitted or within the minute, then they wait on', async () => {
  const lin = await system.signIn('lin');
  const orderId = await apply('lin');
  await decide([orderId]);
  await lin.get('account/updateProfile', { birthDate: '2012-05-20' });
  await minute();
  expect(await statusOf(orderId)).toBe('applied');
  expect(await placesOf()).toMatchObject({ left: 2, signUps: 1 });
  expect(outcomes(await decide([orderId]))).toEqual(['under-age']);
});

test("given another publisher's people, when decided on or undone, then they are as if they were not there", async () => {
  const orderId = await apply('lin');
  const sun = await system.publisher('sun');
  const own = await openTask(system, sun, { admission: 'reviewed' });
  for (const [action, more] of [
    ['publishing/decideAll', { kind: 'admit' }],
    ['publishing/undoDecisions', {}],
  ] as const) {
    const foreignTask = await sun.call(action, { taskId, orderIds: [orderId], ...more });
    expect(foreignTask).toMatchObject({ status: 404, error: { code: 'TASK_NOT_FOUND' } });
    const foreignOrder = await sun.call(action, { taskId: own, orderIds: [orderId], ...more });
    expect(foreignOrder).toMatchObject({ status: 404, error: { code: 'ORDER_NOT_FOUND' } });
  }
  expect(await system.ports.store.get(decisions, orderId)).toBeUndefined();
});

test('given a place that is kept for somebody who is refused meanwhile, when terms change, then none is made of it', async () => {
  const system = await createTestSystem();
  const zhao = await system.publisher('zhao');
  const lin = await system.signIn('lin');
  const taskId = await openTask(system, zhao, { admission: 'reviewed', places: 2 });
  const { order } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  await zhao.get('publishing/decideAll', { taskId, orderIds: [order.orderId], kind: 'admit' });
  await zhao.get('publishing/refuse', { orderId: order.orderId, reason: '人数已经够了' });
  const change = { taskId, changes: { payFen: 10_000 } };
  expect((await zhao.call('publishing/updateTask', change)).error?.code).toBe('TASK_TERMS_FIXED');
  system.clock.pass(121_000);
  await system.timer('tick');
  await zhao.get('publishing/updateTask', change);
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ left: 2, signUps: 0 });
  await system.close();
});
