import { openTask } from '../../tests/support/data/tasks';
import { type Actor, createWorld, newKey, type World } from '../../tests/support/backend/test-backend';

let world: World;
let zhao: Actor;
let lin: Actor;
let orderId: string;
beforeEach(async () => {
  world = await createWorld();
  [zhao, lin] = [await world.publisher('zhao'), await world.signIn('lin')];
  const taskId = await openTask(world, zhao, { admission: 'reviewed' });
  ({
    order: { orderId },
  } = await lin.get('orders/signUp', { taskId, idempotencyKey: newKey() }));
});
afterEach(() => world.close());

test('given an own order, when it is read, then its timeline tells what happened and why', async () => {
  world.clock.pass(1_000);
  await zhao.get('publishing/refuse', { orderId, reason: '需要有经验的人' });
  const { order } = await lin.get('orders/get', { orderId });
  const appliedAtMs = world.clock.nowMs() - 1_000;
  expect(order).toMatchObject({ orderId, status: 'refused', withdrawable: false, createdAtMs: appliedAtMs });
  expect(order.timeline).toEqual([
    { status: 'applied', by: 'worker', atMs: appliedAtMs },
    { status: 'refused', by: 'publisher', reason: '需要有经验的人', atMs: world.clock.nowMs() },
  ]);
});

test("given another's order or none, when it is read, then ORDER_NOT_FOUND", async () => {
  const li = await world.signIn('li');
  for (const who of [li, zhao]) {
    expect(await who.call('orders/get', { orderId })).toMatchObject({
      status: 404,
      error: { code: 'ORDER_NOT_FOUND' },
    });
  }
  const missing = await lin.call('orders/get', { orderId: '0000000000000000:0000000000000000' });
  expect(missing.error?.code).toBe('ORDER_NOT_FOUND');
  expect((await world.stranger.call('orders/get', { orderId })).error?.code).toBe('NOT_SIGNED_IN');
});

test('given a suspended person, when they read their order, then it is there', async () => {
  await world.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await lin.get('orders/get', { orderId })).order.orderId).toBe(orderId);
});
