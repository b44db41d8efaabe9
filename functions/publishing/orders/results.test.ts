import { orders } from '../../../shared/collections/orders';
import { orderNumberOf } from '../../../shared/domain/orders/order-number';
import { csv } from '../../../shared/domain/papers/csv';
import { workedOrder } from '../../../tests/support/data/worked-orders';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const sign = async (taskId: string): Promise<string> =>
  (await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order.orderId;
const columns = ['订单编号', '结果', '验收数量', '说明'];
const content = (...rows: string[][]): string => Buffer.from(csv({ columns, rows })).toString('base64');
const number = ({ orderId }: { orderId: string }): string => orderNumberOf(orderId);
const statusOf = async (orderId: string) => (await system.ports.store.get(orders, orderId))?.status;

test('given a file of results, then each line is read before anything is done, and done once however often', async () => {
  const whole = await workedOrder(system, zhao, sign, 'handed-in');
  const back = await workedOrder(system, zhao, sign, 'handed-in');
  const early = await workedOrder(system, zhao, sign, 'checked-in');
  const file = content(
    [number(whole), '通过', '', ''],
    [number(back), '退回', '', '照片看不清店名'],
    [number(early), '通过', '', ''],
    [number(whole).replace(/^./, (digit) => String((Number(digit) + 1) % 10)), '通过', '', ''],
    [number(back), '通过', '', ''],
  );
  const { lines } = await zhao.get('publishing/readResults', { content: file });
  expect(lines).toMatchObject([
    { line: 2, state: 'ready', quantity: 1, isReturned: false, payFen: expect.any(Number) },
    { line: 3, state: 'ready', isReturned: true, reason: '照片看不清店名' },
    { line: 4, state: 'wrong', error: '现在没有待验收的成果' },
    { line: 5, state: 'wrong' },
    { line: 6, state: 'wrong', error: '与第 3 行是同一个订单' },
  ]);
  expect([await statusOf(whole.orderId), await statusOf(back.orderId)]).toEqual(['handed-in', 'handed-in']);
  const items = lines
    .filter(({ state }: { state: string }) => state === 'ready')
    .map(({ orderId, handedInAtMs, isReturned, reason }: Record<string, unknown>) => ({
      orderId,
      handedInAtMs,
      isReturned,
      ...(reason !== undefined && { reason }),
    }));
  for (let times = 0; times < 2; times += 1) {
    const { results } = await zhao.get('publishing/applyResults', { items });
    expect(results).toEqual([
      { orderId: whole.orderId, isDone: true },
      { orderId: back.orderId, isDone: true },
    ]);
  }
  expect([await statusOf(whole.orderId), await statusOf(back.orderId)]).toEqual(['accepted', 'returned']);
  const again = await zhao.get('publishing/readResults', { content: file });
  expect(again.lines.slice(0, 2)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
});

test("given another publisher's orders, or a file that is none, then nothing is told of them and nothing is done", async () => {
  const work = await workedOrder(system, zhao, sign, 'handed-in');
  const sun = await system.publisher('sun');
  const { lines } = await sun.get('publishing/readResults', {
    content: content([number(work), '通过', '', '']),
  });
  expect(lines).toMatchObject([{ state: 'wrong', error: expect.stringContaining('没有找到') }]);
  const items = [
    { orderId: work.orderId, handedInAtMs: work.handedInAtMs, isReturned: true, reason: '不合格' },
  ];
  expect((await sun.get('publishing/applyResults', { items })).results).toMatchObject([
    { isDone: false, code: 'ORDER_NOT_FOUND' },
  ]);
  const { error } = await zhao.call('publishing/readResults', {
    content: Buffer.from('你好').toString('base64'),
  });
  expect(error).toMatchObject({
    code: 'RESULTS_UNREADABLE',
    details: { reason: expect.stringContaining('订单编号') },
  });
  // 订单编号 in GB 18030, as spreadsheets in China save it.
  const gbk = Buffer.from('b6a9b5a5b1e0bac50d0a310d0a', 'hex').toString('base64');
  expect((await zhao.get('publishing/readResults', { content: gbk })).lines).toMatchObject([
    { line: 2, state: 'wrong' },
  ]);
  expect(await statusOf(work.orderId)).toBe('handed-in');
});
