import { expectClean, order, refuse } from '../../../tests/mini/stubs';
import { openSignedIn, orderAnswer } from '../../../tests/mini/work-stubs';

const orderId = 'O000000000000001';
const path = `pages/orders/cancel?id=${orderId}`;
/** As the backend names them (domain/orders/cancellation.ts). */
const rule = (paragraph: number, text: string) => ({
  version: 1,
  number: `取消规则 2026-11-26 版 第 ${paragraph} 条`,
  text,
});

const withdraw = {
  step: 'withdraw',
  isLate: false,
  paysFen: 0,
  placeIsFree: true,
  rule: rule(1, '开工 12 小时前取消：不扣钱，不计入记录'),
};

/** What gives something up is not in the colour that invites. */
function expectLoss(text: string): void {
  const yes = [...document.querySelectorAll<HTMLElement>('.mp-overlays button')].at(-1);
  expect([yes?.textContent, yes?.style.color]).toEqual([text, 'rgb(179, 38, 30)']);
}

describe('取消', () => {
  it('says exactly what would happen and by which rule, and does it after a question', async () => {
    const mini = await openSignedIn(path, {
      'orders/cancelPreview': withdraw,
      'orders/withdraw': { order: order('withdrawn') },
    });
    await mini.waitFor('现在取消报名，会这样');
    for (const text of [
      '不扣钱，也不得钱',
      '不计入记录',
      '放回，别人可以报名',
      '依据：取消规则 2026-11-26 版 第 1 条',
      '开工 12 小时前取消',
    ])
      expect(mini.text()).toContain(text);
    await mini.tap('取消报名');
    await mini.waitFor('确定取消报名吗');
    expectLoss('取消报名');
    await mini.tap('再想想');
    expect(mini.requests.some(({ url }) => url === '/orders/withdraw')).toBe(false);
    await mini.tap('取消报名');
    await mini.waitFor('确定取消报名吗');
    await mini.tap('取消报名');
    await mini.waitFor(() => mini.route !== 'pages/orders/cancel');
    expect(mini.requests.some(({ url }) => url === '/orders/withdraw')).toBe(true);
    expectClean(mini);
  });

  it('says from the order how often one may sign up again', async () => {
    const mini = await openSignedIn(`pages/orders/detail?id=${orderId}`, {
      'orders/get': orderAnswer('admitted', 48),
      'orders/cancelPreview': withdraw,
    });
    await mini.tap('取消报名');
    await mini.waitFor('之后还可以再报名 2 次');
    expectClean(mini);
  });

  it('does nothing when the rule changed while somebody read', async () => {
    let preview: object = withdraw;
    const mini = await openSignedIn(path, { 'orders/cancelPreview': () => preview });
    await mini.waitFor('不计入记录');
    preview = { ...withdraw, isLate: true, rule: rule(2, '开工前 12 小时内取消') };
    await mini.tap('取消报名');
    await mini.waitFor('情况刚刚变了');
    expect(mini.text()).toContain('计入您的“临时取消”次数');
    expect(mini.requests.some(({ url }) => url === '/orders/withdraw')).toBe(false);
    expectClean(mini);
  });

  it('asks why before somebody leaves, and says what they get and when', async () => {
    const sent: object[] = [];
    const paysAtMs = Date.now() + 24 * 3_600_000;
    const mini = await openSignedIn(path, {
      'orders/cancelPreview': { ...withdraw, step: 'leave', paysFen: 10_000, paysAtMs, placeIsFree: false },
      'orders/leave': (input: object) => {
        sent.push(input);
        return { order: order('cancelled') };
      },
    });
    await mini.waitFor('您得 ¥100');
    await mini.tap('确认离岗');
    await mini.waitFor('请选择原因');
    await mini.tap('发布方不在场');
    await mini.input('原因', '等了二十分钟没有人');
    await mini.tap('确认离岗');
    await mini.waitFor('确定离岗吗');
    await mini.tap('确认离岗');
    await mini.waitFor(() => sent.length > 0);
    expect(sent).toEqual([{ orderId, why: 'publisher-absent', text: '等了二十分钟没有人' }]);
    expectClean(mini);
  });

  it('lets a publisher cancel with a reason, and says what it costs', async () => {
    const sent: object[] = [];
    const mini = await openSignedIn(path, {
      'orders/cancelPreview': { ...withdraw, step: 'cancel', isLate: true, paysFen: 10_000 },
      'publishing/cancelOrder': (input: object) => {
        sent.push(input);
        return { orderId, status: 'cancelled' };
      },
    });
    await mini.waitFor('从托管款付给接单者 ¥100，马上入账');
    await mini.tap('取消这一单');
    await mini.waitFor('请写明原因');
    await mini.input('原因', '活动改期');
    await mini.tap('取消这一单');
    await mini.waitFor('确定取消这一单吗');
    await mini.tap('取消这一');
    await mini.waitFor(() => sent.length > 0);
    expect(sent).toEqual([{ orderId, reason: '活动改期' }]);
    expectClean(mini);
  });

  it('leads on where nothing can be cancelled, and says what went wrong', async () => {
    const none = await openSignedIn(path, {
      'orders/cancelPreview': { step: 'none', isLate: false, paysFen: 0, placeIsFree: false },
      'orders/disputeOf': {},
    });
    await none.waitFor('现在不能取消');
    await none.tap('去申诉');
    expect(none.route).toBe('pages/orders/dispute');
    expectClean(none);
    const failed = await openSignedIn(path, { 'orders/cancelPreview': refuse('ORDER_NOT_FOUND', 404) });
    await failed.waitFor('没有加载成功');
    expectClean(failed);
  });
});
