import { storeOpenTasks } from '../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const signUpForAll = async (who: Actor, count: number): Promise<string[]> => {
  const orderIds: string[] = [];
  for (const { id } of await storeOpenTasks(system, count)) {
    system.clock.pass(1);
    const { order } = await who.get('orders/signUp', {
      taskId: id,
      termsVersion: 1,
      idempotencyKey: newKey(),
    });
    orderIds.push(order.orderId);
  }
  return orderIds;
};

const idsOf = (page: { orders: { orderId: string }[] }) => page.orders.map(({ orderId }) => orderId);

test('given sign-ups, when their person looks, then newest first, without the timeline', async () => {
  const orderIds = await signUpForAll(lin, 3);
  const page = await lin.get('orders/mine');
  expect(idsOf(page)).toEqual(orderIds.toReversed());
  expect(page).not.toHaveProperty('next');
  expect(page.orders[0]).toMatchObject({
    status: 'admitted',
    pay: { amountFen: 20_000, unit: 'day' },
    withdrawable: true,
  });
  expect(page.orders[0]).not.toHaveProperty('timeline');
});

test('given more than a page, when paging, then every order comes once; a status narrows it', async () => {
  const orderIds = await signUpForAll(lin, 7);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await lin.get('orders/mine', { limit: 3, ...(cursor && { cursor }) });
    seen.push(...idsOf(page));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(orderIds.toReversed());
  await lin.get('orders/withdraw', { orderId: orderIds[2] });
  expect(idsOf(await lin.get('orders/mine', { status: 'withdrawn' }))).toEqual([orderIds[2]]);
  expect(idsOf(await lin.get('orders/mine', { status: 'admitted' }))).toHaveLength(6);
  expect(idsOf(await lin.get('orders/mine', { status: 'refused' }))).toEqual([]);
});

test("given another person, when they look, then they see nothing of it, even with the other's cursor", async () => {
  await signUpForAll(lin, 2);
  const li = await system.signIn('li');
  expect(await li.get('orders/mine')).toEqual({ orders: [] });
  const { next } = await lin.get('orders/mine', { limit: 1 });
  expect((await li.call('orders/mine', { cursor: next })).error?.code).toBe('INVALID_INPUT');
  expect((await lin.call('orders/mine', { cursor: next, status: 'admitted' })).error?.code).toBe(
    'INVALID_INPUT',
  );
});

test('given nobody signed in, a status that does not exist or too large a page, when asked, then it is refused', async () => {
  expect((await system.stranger.call('orders/mine')).error?.code).toBe('NOT_SIGNED_IN');
  expect((await lin.call('orders/mine', { status: 'paid' })).error?.code).toBe('INVALID_INPUT');
  expect((await lin.call('orders/mine', { limit: 51 })).error?.code).toBe('INVALID_INPUT');
});
