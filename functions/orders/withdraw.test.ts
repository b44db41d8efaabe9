import { orders } from '../../shared/collections/orders';
import { taskPlaces } from '../../shared/collections/tasks';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { eventsFor } from '../../tests/support/data/events';
import { anyTimeOn } from '../../tests/support/data/task-draft';
import { fundTask, openTask } from '../../tests/support/data/tasks';
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

const signUp = async (who: Actor, taskId: string): Promise<string> =>
  (await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order.orderId;
const withdraw = (who: Actor, orderId: string) => who.call('orders/withdraw', { orderId });
const placesOf = (taskId: string) => system.ports.store.get(taskPlaces, taskId);

test('given an admitted person, when they withdraw, then their place is free and the publisher is told', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  const orderId = await signUp(lin, taskId);
  system.clock.pass(1_000);
  const { data } = await withdraw(lin, orderId);
  expect(data.order).toMatchObject({ orderId, status: 'withdrawn', withdrawable: false });
  expect(data.order.timeline).toMatchObject([
    { status: 'admitted', by: 'worker' },
    { status: 'withdrawn', by: 'worker', atMs: system.clock.nowMs() },
  ]);
  expect(await placesOf(taskId)).toMatchObject({ left: 1, signUps: 0 });
  expect(await system.ports.store.get(orders, orderId)).toMatchObject({
    status: 'withdrawn',
    withdrawals: 1,
  });
  const [, told] = await eventsFor(system, orderId);
  expect(told).toMatchObject({ type: 'order.withdrawn', accountId: zhao.accountId });
  expect(await signUp(await system.signIn('li'), taskId)).not.toBe(orderId);
});

test('given somebody who waits, when they withdraw, then no place changes', async () => {
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  const orderId = await signUp(lin, taskId);
  expect((await withdraw(lin, orderId)).data.order.status).toBe('withdrawn');
  expect(await placesOf(taskId)).toMatchObject({ left: 10, signUps: 0 });
});

test('given a withdrawal, when it is repeated and sent thrice at once, then the place comes back exactly once', async () => {
  const taskId = await openTask(system, zhao);
  const orderId = await signUp(lin, taskId);
  const answers = await Promise.all([withdraw(lin, orderId), withdraw(lin, orderId), withdraw(lin, orderId)]);
  const again = await withdraw(lin, orderId);
  for (const { data } of answers) expect(data).toEqual(again.data);
  expect(await placesOf(taskId)).toMatchObject({ left: 10, signUps: 0 });
  expect(await system.ports.store.get(orders, orderId)).toMatchObject({ withdrawals: 1 });
  expect((await eventsFor(system, orderId)).filter(({ type }) => type === 'order.withdrawn')).toHaveLength(1);
});

test('given a withdrawal, when the person signs up again, then the same order is open again, on the terms of today', async () => {
  const taskId = await openTask(system, zhao);
  const orderId = await signUp(lin, taskId);
  await withdraw(lin, orderId);
  await zhao.get('publishing/updateTask', { taskId, changes: { payFen: 30_000 } });
  await fundTask(system, taskId);
  system.clock.pass(1_000);
  const { order } = await lin.get('orders/signUp', { taskId, termsVersion: 2, idempotencyKey: newKey() });
  expect(order).toMatchObject({ orderId, status: 'admitted', pay: { amountFen: 30_000 } });
  expect(order.timeline.map(({ status }: { status: string }) => status)).toEqual([
    'admitted',
    'withdrawn',
    'admitted',
  ]);
  expect((await system.ports.store.get(orders, orderId))?.terms.version).toBe(2);
  expect(await placesOf(taskId)).toMatchObject({ left: 9, signUps: 1 });
});

test('given a withdrawal, when another takes the place, then the person finds the task full', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  const orderId = await signUp(lin, taskId);
  await withdraw(lin, orderId);
  await signUp(await system.signIn('li'), taskId);
  const answer = await lin.call('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  expect(answer.error?.code).toBe('TASK_FULL');
  expect(await system.ports.store.get(orders, orderId)).toMatchObject({
    status: 'withdrawn',
    withdrawals: 1,
  });
});

test('given others signed up, when somebody signs up, then later changes do not reach their terms', async () => {
  const taskId = await openTask(system, zhao);
  const orderId = await signUp(lin, taskId);
  await zhao.get('publishing/updateTask', { taskId, changes: { places: 20 } });
  const refused = await zhao.call('publishing/updateTask', { taskId, changes: { payFen: 100 } });
  expect(refused.error?.code).toBe('TASK_TERMS_FIXED');
  expect((await lin.get('orders/get', { orderId })).order.pay.amountFen).toBe(20_000);
});

test('given a closed task, when somebody withdraws, then it goes through and nobody gets the place', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  const orderId = await signUp(lin, taskId);
  await zhao.get('publishing/closeTask', { taskId });
  expect((await withdraw(lin, orderId)).ok).toBe(true);
  expect(await placesOf(taskId)).toMatchObject({ open: 0, left: 1, signUps: 0 });
});

test('given work that has started, when somebody withdraws, then ORDER_NOT_WITHDRAWABLE; just before, it works', async () => {
  const taskId = await openTask(system, zhao, {
    sessions: [anyTimeOn(system.clock.nowMs() + dayMs)],
    signUpDeadlineMs: system.clock.nowMs() + 2 * dayMs,
  });
  const [first, second] = [await signUp(lin, taskId), await signUp(await system.signIn('li'), taskId)];
  system.clock.pass(dayMs - 1);
  const li = await system.signIn('li');
  expect((await withdraw(li, second)).ok).toBe(true);
  system.clock.pass(1);
  lin = await system.signIn('lin');
  expect((await lin.get('orders/get', { orderId: first })).order.withdrawable).toBe(false);
  expect(await withdraw(lin, first)).toMatchObject({
    status: 409,
    error: { code: 'ORDER_NOT_WITHDRAWABLE' },
  });
  expect(await placesOf(taskId)).toMatchObject({ left: 9, signUps: 1 });
});

test('given a refused person, when they withdraw, then ORDER_NOT_WITHDRAWABLE', async () => {
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  const orderId = await signUp(lin, taskId);
  await zhao.get('publishing/refuse', { orderId, reason: '人数已经够了' });
  expect((await withdraw(lin, orderId)).error?.code).toBe('ORDER_NOT_WITHDRAWABLE');
  expect(await placesOf(taskId)).toMatchObject({ left: 10, signUps: 0 });
});

test("given another's order, a made-up one and a stranger, when withdrawing, then it is refused", async () => {
  const taskId = await openTask(system, zhao);
  const orderId = await signUp(lin, taskId);
  const li = await system.signIn('li');
  for (const [who, id] of [
    [li, orderId],
    [zhao, orderId],
    [lin, '0000000000000000'],
  ] as const) {
    expect(await withdraw(who, id)).toMatchObject({ status: 404, error: { code: 'ORDER_NOT_FOUND' } });
  }
  expect((await withdraw(system.stranger, orderId)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await withdraw(lin, 'no-order')).error?.code).toBe('INVALID_INPUT');
  expect(await placesOf(taskId)).toMatchObject({ left: 9, signUps: 1 });
});
