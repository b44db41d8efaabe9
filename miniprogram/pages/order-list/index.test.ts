import { expectClean, order, refuse } from '../../../tests/mini/stubs';
import { inHours, openSignedIn } from '../../../tests/mini/work-stubs';

const place = { name: '五四广场', address: '东海西路 5 号', longitude: 120.3848, latitude: 36.0636 };
const path = 'pages/order-list/index';

/** An order that somebody goes to in so many hours. */
function ahead(n: number, hours: number, status: 'admitted' | 'checked-in' = 'admitted') {
  const nextSession = inHours(hours);
  const {
    timeline: _t,
    may: _m,
    returns: _r,
    handInFromMs: _h,
    rulesVersion: _v,
    ...row
  } = order(status, {
    orderId: `O${String(n).padStart(15, '0')}`,
    title: `展会引导员 ${n}`,
    sessions: [nextSession],
    nextSession,
  });
  return { ...row, place };
}

const counts = { ahead: 2, waiting: 1, inAcceptance: 50 };

beforeEach(() =>
  jest.useFakeTimers({
    now: Date.parse('2026-12-01T02:00:00Z'),
    doNotFake: ['setTimeout', 'queueMicrotask', 'setImmediate', 'nextTick', 'performance'],
  }),
);
afterEach(() => jest.useRealTimers());

describe('订单', () => {
  it('begins with today, then what asks for somebody, then later days; counts the groups', async () => {
    const mini = await openSignedIn(path, {
      'orders/agenda': {
        ahead: [ahead(1, 2), ahead(2, 24 * 9)],
        asks: [{ ...ahead(3, -30), status: 'returned' }],
        counts,
      },
    });
    await mini.waitFor('今天');
    const text = mini.text();
    for (const part of ['要去的 2', '等结果 1', '待验收 50+', '2 小时后开始', '还有 9 天', '被退回'])
      expect(text).toContain(part);
    const order = ['今天', '需要您处理', '12月10日'].map((part) => text.indexOf(part));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(mini.requests.map(({ url }) => url).filter((url) => url.startsWith('/orders'))).toEqual([
      '/orders/agenda',
    ]);
    expectClean(mini);
  });

  it('counts on while it is looked at, and leads to the check-in', async () => {
    const mini = await openSignedIn(path, { 'orders/agenda': { ahead: [ahead(1, 2)], asks: [], counts } });
    await mini.waitFor('2 小时后开始');
    jest.advanceTimersByTime(20 * 60_000);
    await mini.waitFor('1 小时 40 分后开始');
    await mini.tap('到岗打卡');
    expect(mini.route).toBe('pages/orders/attend');
    expect(mini.page.options).toMatchObject({ id: 'O000000000000001' });
    expectClean(mini);
  });

  it('offers nobody to leave who has just come', async () => {
    const mini = await openSignedIn(path, {
      'orders/agenda': { ahead: [ahead(1, -1, 'checked-in')], asks: [], counts },
    });
    await mini.waitFor('已到岗');
    expect(mini.text()).not.toContain('离岗打卡');
    jest.advanceTimersByTime(6.5 * 3_600_000);
    await mini.waitFor('离岗打卡');
    expectClean(mini);
  });

  it('navigates, and calls whoever left a number', async () => {
    const phones = ['0532-8888888', undefined];
    const mini = await openSignedIn(path, {
      'orders/agenda': { ahead: [ahead(1, 2)], asks: [], counts },
      'orders/get': () => ({ order: order('admitted'), day: { phone: phones.shift() }, ratings: {} }),
    });
    await mini.waitFor('展会引导员 1');
    await mini.tap('联系');
    await mini.waitFor('呼叫 0532-8888888');
    await mini.tap('联系');
    await mini.waitFor('发布方没有留电话');
    await mini.tap('导航到五四广场');
    await mini.waitFor('东海西路 5 号');
    expectClean(mini);
  });

  it('lists the other groups page by page, and says when there are none', async () => {
    const asked: object[] = [];
    const mini = await openSignedIn(path, {
      'orders/agenda': { ahead: [], asks: [], counts: { ahead: 0, waiting: 0, inAcceptance: 0 } },
      'orders/mine': (input: { group: string; cursor?: string }) => {
        asked.push(input);
        if (input.group !== 'over') return { orders: [] };
        const rows = [1, 2, 3, 4].map((n) =>
          order('accepted', { orderId: `O${n}`, earnedFen: 45_000 as never }),
        );
        return input.cursor
          ? { orders: [order('refused', { title: '另一单' })] }
          : { orders: rows, next: 'c2' };
      },
    });
    await mini.waitFor('没有要去的任务');
    await mini.tap('等结果');
    await mini.waitFor('没有等结果的报名');
    await mini.tap('已完成');
    await mini.waitFor('+450');
    await mini.reachBottom();
    await mini.waitFor('另一单');
    expect(asked.slice(1)).toEqual([{ group: 'over' }, { group: 'over', cursor: 'c2' }]);
    expectClean(mini);
  });

  it('shows what was seen last without a network, and recovers from an error', async () => {
    let answer: unknown = refuse('NOT_ALLOWED', 403);
    const mini = await openSignedIn(path, { 'orders/agenda': () => answer });
    await mini.waitFor('没有加载成功');
    answer = { ahead: [ahead(1, 2)], asks: [], counts };
    await mini.tap('重新加载');
    await mini.waitFor('展会引导员 1');
    await mini.change({ network: 'offline' });
    await mini.pullDown();
    await mini.waitFor('显示的是上次看到的安排');
    expect(mini.text()).toContain('展会引导员 1');
    expectClean(mini);
  });
});
