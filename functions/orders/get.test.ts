import { isOrderNumber } from '../../shared/domain/orders/order-number';
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
let orderId: string;
let taskId: string;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
  taskId = await openTask(system, zhao, { admission: 'reviewed' });
  ({
    order: { orderId },
  } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() }));
});
afterEach(() => system.close());

test('given an own order, when it is read, then its timeline tells what happened and why', async () => {
  system.clock.pass(1_000);
  await zhao.get('publishing/refuse', { orderId, reason: '需要有经验的人' });
  const { order } = await lin.get('orders/get', { orderId });
  const appliedAtMs = system.clock.nowMs() - 1_000;
  expect(order).toMatchObject({ orderId, status: 'refused', withdrawable: false, createdAtMs: appliedAtMs });
  expect(order.timeline).toEqual([
    { status: 'applied', by: 'worker', atMs: appliedAtMs },
    { status: 'refused', by: 'publisher', reason: '需要有经验的人', atMs: system.clock.nowMs() },
  ]);
});

test('given a task, when the own order of it is asked for, then it is the same as by its id', async () => {
  const { order } = await lin.get('orders/get', { orderId });
  expect(await lin.get('orders/forTask', { taskId })).toEqual({ order });
  const other = await openTask(system, zhao);
  for (const [who, of] of [
    [lin, other],
    [zhao, taskId],
    [lin, '0000000000000000'],
  ] as const)
    expect(await who.get('orders/forTask', { taskId: of })).toEqual({});
  expect((await system.stranger.call('orders/forTask', { taskId })).error?.code).toBe('NOT_SIGNED_IN');
});

test('given an order, then people name it by 12 digits and a check digit, which say nothing of them', async () => {
  const { order } = await lin.get('orders/get', { orderId });
  expect(isOrderNumber(order.number)).toBe(true);
  expect(`${orderId}${order.number}`).not.toContain(lin.accountId);
  expect(orderId).not.toContain(taskId);
});

test("given another's order or none, when it is read, then ORDER_NOT_FOUND", async () => {
  const li = await system.signIn('li');
  for (const who of [li, zhao]) {
    expect(await who.call('orders/get', { orderId })).toMatchObject({
      status: 404,
      error: { code: 'ORDER_NOT_FOUND' },
    });
  }
  const missing = await lin.call('orders/get', { orderId: '0000000000000000' });
  expect(missing.error?.code).toBe('ORDER_NOT_FOUND');
  expect((await system.stranger.call('orders/get', { orderId })).error?.code).toBe('NOT_SIGNED_IN');
});

test('given a suspended person, when they read their order, then it is there', async () => {
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await lin.get('orders/get', { orderId })).order.orderId).toBe(orderId);
});
