import { asPublisher, workerOrder } from '../../../tests/mini/publisher-stubs';
import { expectClean, refuse } from '../../../tests/mini/stubs';

const path = 'pages/publishing/order?id=O000000000000001';
const answer = (changes = {}, more = {}) => ({
  order: workerOrder(1, changes),
  timeline: [{ status: 'handed-in', by: 'worker', atMs: Date.now() }],
  may: ['dispute'],
  ratings: {},
  ...more,
});

describe('验收一单', () => {
  it('accepts what was looked at, after a question', async () => {
    const sent: object[] = [];
    let seen = answer();
    const mini = await asPublisher(path, {
      'publishing/order': () => seen,
      'publishing/accept': (input: object) => {
        sent.push(input);
        if (sent.length === 1) return refuse('CHANGED_MEANWHILE', 409);
        seen = answer({ status: 'accepted', earnedFen: 22_000 }, { may: ['rate'] });
        return { orderId: 'O000000000000001', status: 'accepted' };
      },
    });
    await mini.waitFor('不处理就自动通过并付款');
    await mini.tap('通过 ¥220');
    await mini.waitFor('通过验收？');
    await mini.tap('通过');
    await mini.waitFor('接单者刚刚改了提交的内容');
    await mini.tap('通过 ¥220');
    await mini.waitFor('通过验收？');
    await mini.tap('通过');
    await mini.waitFor('已入账');
    expect(mini.text()).not.toContain('请平台裁定');
    expect(sent[0]).toEqual({ orderId: 'O000000000000001', handedInAtMs: expect.any(Number) });
    expect(mini.text()).toContain('评价接单者');
    expectClean(mini);
  });

  it.each([
    ['no-show', [], []],
    ['admitted', ['cancel'], ['取消这一单']],
    ['checked-in', ['dispute'], ['请平台裁定']],
    ['cancelled', [], []],
    ['decided', ['rate'], ['评价接单者']],
  ] as const)(
    'offers what may be done about an order that is %s, and nothing else',
    async (status, may, offered) => {
      const mini = await asPublisher(path, { 'publishing/order': answer({ status }, { may }) });
      await mini.waitFor('订单编号');
      const all = ['取消这一单', '请平台裁定', '评价接单者'];
      expect(all.filter((text) => mini.text().includes(text))).toEqual(offered);
      expectClean(mini);
    },
  );

  it('returns with a reason, three times at most', async () => {
    const sent: object[] = [];
    const mini = await asPublisher(path, {
      'publishing/order': answer(),
      'publishing/returnWork': (input: object) => {
        sent.push(input);
        return { orderId: 'O000000000000001', status: 'returned' };
      },
    });
    await mini.waitFor('退回');
    await mini.tap('退回');
    await mini.waitFor('退回的原因');
    await mini.tap('退回给接单者');
    await mini.waitFor('请写明原因，接单者会看到');
    await mini.input('原因', '第 3 张照片看不清店名');
    await mini.tap('退回给接单者');
    await mini.waitFor('退回的原因', false);
    expect(sent).toMatchObject([{ reason: '第 3 张照片看不清店名' }]);
    const often = await asPublisher(path, { 'publishing/order': answer({ returns: 3 }) });
    await often.waitFor('退回');
    await often.tap('退回');
    await often.waitFor('已退回 3 次，不能再退回');
    expectClean(often);
  });
});
