import { operatorOf } from '../../tests/support/data/operator';
import { openTask } from '../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let operator: Actor;
let lin: Actor;
// biome-ignore lint/suspicious/noExplicitAny: an order as answered
let order: any;
beforeEach(async () => {
  system = await createTestSystem();
  operator = await operatorOf(system, 'chen');
  lin = await system.signIn('lin');
  const taskId = await openTask(system, await system.publisher('zhao'));
  ({ order } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() }));
});
afterEach(() => system.close());

const find = (number: string, who = operator) => who.call('operations/findOrder', { number });

test('given a number as people paste or read it, when an operator looks, then it is found, names masked', async () => {
  const { number, orderId, taskId, title, createdAtMs } = order;
  const spaced = number.replace(/\d{4}(?=\d)/g, '$& ');
  const wide = [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
  for (const typed of [number, spaced, ` ${spaced}\n`, wide, number.replace(/^\d{4}/, '$&-')]) {
    expect((await find(typed)).data.orders).toEqual([
      { orderId, taskId, status: 'admitted', title, worker: '小**', publisher: '青岛晴天会展', createdAtMs },
    ]);
  }
});

test('given a number with a slip, then it is said before anything is looked for; given none, ORDER_NOT_FOUND', async () => {
  const wrong = `${order.number.slice(0, 12)}${(Number(order.number[12]) + 1) % 10}`;
  for (const typed of [wrong, '', '12345', `${order.number}0`, 'abc']) {
    const { error } = await find(typed);
    expect(error).toMatchObject({ code: 'INVALID_INPUT' });
    expect(JSON.stringify(error?.details)).toContain('订单编号有 13 位数字');
  }
  expect(await find('0000000000012')).toMatchObject({ status: 404, error: { code: 'ORDER_NOT_FOUND' } });
});

test('given anybody else, then it is not theirs to look', async () => {
  expect((await find(order.number, lin)).error?.code).toBe('ROLE_REQUIRED');
  expect((await find(order.number, await system.publisher('zhao'))).error?.code).toBe('ROLE_REQUIRED');
  expect((await find(order.number, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
});
