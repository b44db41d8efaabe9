import { dayMs } from '../../shared/domain/calendar/calendar';
import { orderNumberOf } from '../../shared/domain/orders/order-number';
import { operatorOf } from '../../tests/support/data/operator';
import { openTask } from '../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeAll(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterAll(() => system.close());

const readsOf = async (who: Actor): Promise<{ who: string; what: string; atMs: number }[]> =>
  (await who.get('privacy/reads', { limit: 10 })).reads;

test('given a publisher and staff who read of somebody, then that person sees who, what and why, once a day', async () => {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao);
  const { order } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  expect(await readsOf(lin)).toEqual([]);
  for (let times = 0; times < 2; times += 1) await zhao.get('publishing/applicants', { taskId });
  await zhao.get('publishing/order', { orderId: order.orderId });
  system.clock.pass(1);
  const operator = await operatorOf(system, 'chen');
  await operator.get('operations/findOrder', { number: orderNumberOf(order.orderId) });
  const seen = await readsOf(lin);
  expect(seen.map(({ who }) => who)).toEqual([
    '平台运营人员',
    ...Array.from({ length: 2 }, () => expect.stringMatching(/^发布方「.+」$/)),
  ]);
  expect(seen[0]?.what).toContain('按订单编号');
  expect(await readsOf(zhao)).toEqual([]);
  system.clock.pass(dayMs);
  const tomorrow = await system.publisher('zhao');
  await tomorrow.get('publishing/order', { orderId: order.orderId });
  lin = await system.signIn('lin');
  expect(await readsOf(lin)).toHaveLength(4);
});
