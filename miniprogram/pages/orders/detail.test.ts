import { card, expectClean, finding, refuse, task } from '../../../tests/mini/stubs';
import { day, inHours, openSignedIn, orderAnswer } from '../../../tests/mini/work-stubs';

const path = 'pages/orders/detail?id=O000000000000001';
const now = Date.parse('2026-12-01T02:00:00Z');
const hourMs = 3_600_000;
const minuteMs = 60_000;

beforeEach(() =>
  jest.useFakeTimers({
    now,
    doNotFake: ['setTimeout', 'queueMicrotask', 'setImmediate', 'nextTick', 'performance'],
  }),
);
afterEach(() => jest.useRealTimers());

describe('订单详情', () => {
  it('is the place to look on the day: when, where, whom to call, what to bring; it counts down', async () => {
    const called: string[] = [];
    const added: object[] = [];
    const mini = await openSignedIn(
      path,
      { 'orders/get': orderAnswer('admitted', 2, {}, { day: day({ phone: '13800001001' }) }) },
      {
        wx: {
          makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => called.push(phoneNumber),
          addPhoneCalendar: ({ success, fail: _f, ...entry }: { success(): void; fail(): void }) => {
            added.push(entry);
            success();
          },
        },
      },
    );
    await mini.waitFor('今天 12:00 开始');
    for (const text of [
      '还有 2 小时',
      '今天 12:00–20:00',
      '五四广场',
      '东海西路 5 号',
      '身份证',
      '13800001001',
    ])
      expect(mini.text()).toContain(text);
    await mini.tap('打电话给青岛晴天会展');
    expect(called).toEqual(['13800001001']);
    await mini.tap('加到日历');
    await mini.waitFor('已添加到手机日历');
    expect(added).toMatchObject([
      { title: '展会引导员 1', startTime: (now + 2 * hourMs) / 1_000, location: '五四广场 东海西路 5 号' },
    ]);
    jest.advanceTimersByTime(15 * minuteMs);
    await mini.waitFor('还有 1 小时 45 分');
    expect(mini.requests.filter(({ url }) => url === '/orders/get')).toHaveLength(1);
    expectClean(mini);
  });

  it('asks the server again when the check-in opens', async () => {
    let answer = orderAnswer('admitted', 1.5, {}, { day: day({ checkInFromMs: now + hourMs / 2 }) });
    const mini = await openSignedIn(path, { 'orders/get': () => answer });
    await mini.waitFor('查看任务');
    answer = { ...answer, order: { ...answer.order, may: ['checkIn', 'withdraw'] } };
    jest.advanceTimersByTime(hourMs / 2 + minuteMs);
    await mini.waitFor('到岗打卡');
    expectClean(mini);
  });

  it.each([
    ['handed-in', { acceptsByItselfAtMs: now + 21 * hourMs, may: ['handIn'] }, '还剩 21 小时', '修改提交'],
    [
      'returned',
      { redoUntilMs: now + 50 * hourMs, may: ['handIn'] },
      '前重新提交，还剩 2 天 2 小时',
      '重新提交',
    ],
    ['accepted', { earnedFen: 45_000, may: ['rate'] }, '已验收，收入 ¥450', '评价'],
    ['cancelled', { earnedFen: 10_000 }, '按规则付给您 ¥100', '看看其他任务'],
    [
      'no-show',
      { claimableUntilMs: now + 30 * hourMs, may: ['dispute'] },
      '第 5 条）。您到了岗可以申诉',
      '申诉',
    ],
    ['disputed', { may: ['answerDispute'] }, '申诉处理中', '申诉记录'],
    ['decided', { earnedFen: 5_000 }, '申诉已裁定，收入 ¥50', '申诉记录'],
  ] as const)(
    '%s: says what comes next, by when, and what one can do',
    async (status, changes, says, offers) => {
      const answer = orderAnswer(status, -9, changes as object);
      const mini = await openSignedIn(path, { 'orders/get': answer });
      await mini.waitFor(says);
      expect(mini.text()).toContain(offers);
      expectClean(mini);
    },
  );

  it('refused: leads to what is like it near by', async () => {
    const timeline = [{ status: 'refused', by: 'platform', code: 'full', atMs: now }];
    const mini = await openSignedIn(path, {
      'orders/get': orderAnswer('refused', 48, { timeline } as object),
      'tasks/get': { task: task(1) },
      'tasks/find': finding([card(2)]),
    });
    await mini.waitFor('名额已招满');
    await mini.tap('看看类似任务');
    await mini.waitFor('展会引导员 2');
    expect(mini.text()).toContain('未能录用');
    expectClean(mini);
  });

  it('agrees to a smaller sum only after a question', async () => {
    const pending = { payFen: 10_000, atMs: now + 72 * hourMs };
    let answer = orderAnswer('accepted', -9, {
      pending,
      acceptedQuantity: 0.5,
      may: ['agree', 'dispute'],
    } as object);
    const mini = await openSignedIn(path, {
      'orders/get': () => answer,
      'orders/agree': () => {
        answer = orderAnswer('accepted', -9, { earnedFen: 10_000 as never });
        return { order: answer.order };
      },
    });
    await mini.waitFor('按 0.5 天验收，¥100');
    await mini.tap('同意此金额');
    await mini.waitFor('同意后不能再申诉');
    await mini.tap('再想想');
    expect(mini.requests.some(({ url }) => url === '/orders/agree')).toBe(false);
    await mini.tap('同意此金额');
    await mini.waitFor('同意后不能再申诉');
    await mini.tap('同意');
    await mini.waitFor('已验收，收入 ¥100');
    expectClean(mini);
  });

  it('asks to accept other terms or to leave, what was beside what would be', async () => {
    const answerByMs = now + 30 * hourMs;
    const { order, ...rest } = orderAnswer('admitted', 100, {
      answerByMs,
      may: ['withdraw', 'declineTerms', 'acceptTerms'],
    } as object);
    const terms = {
      title: order.title,
      pay: order.pay,
      quantity: 1,
      settlementCycle: order.settlementCycle,
      sessions: order.sessions,
      place: day().place,
      description: '引导观众。',
      serviceStandard: '准时到岗。',
      requirements: [],
      bring: ['身份证'],
      perks: [],
    };
    const after = { ...terms, place: { ...terms.place, name: '栈桥' }, bring: ['身份证', '雨衣'] };
    let answer: object = { order, ...rest, asked: { termsVersion: 2, answerByMs, before: terms, after } };
    const sent: object[] = [];
    const over = (status: 'admitted' | 'cancelled') => (input: object) => {
      sent.push(input);
      answer = orderAnswer(status, 100);
      return { order: orderAnswer(status, 100).order };
    };
    const open = () =>
      openSignedIn(path, {
        'orders/get': () => answer,
        'orders/acceptTerms': over('admitted'),
        'orders/declineTerms': over('cancelled'),
      });
    const asked = answer;
    const mini = await open();
    await mini.waitFor('发布方想修改任务，请答复');
    for (const text of [
      '还剩 1 天 6 小时',
      '不答复视为不接受',
      '原来：五四广场',
      '改为：栈桥',
      '身份证、雨衣',
    ])
      expect(mini.text()).toContain(text);
    expect(mini.text()).not.toContain('引导观众');
    await mini.tap('不接受，退出');
    await mini.waitFor('不计入记录，但不能再报名这个任务');
    await mini.tap('再想想');
    expect(sent).toEqual([]);
    await mini.tap('接受修改');
    await mini.waitFor('发布方想修改任务，请答复', false);
    expect(sent).toEqual([{ orderId: order.orderId, termsVersion: 2 }]);
    expectClean(mini);
    answer = asked;
    const again = await open();
    await again.waitFor('不接受，退出');
    await again.tap('不接受，退出');
    await again.waitFor('不接受修改并退出？');
    await again.tap('退出');
    await again.waitFor('订单已终止');
    expect(sent[1]).toEqual({ orderId: 'O000000000000001' });
    expectClean(again);
  });

  it('asks WeChat for a reminder within the tap, and says what came of it', async () => {
    const asked: string[][] = [];
    const mini = await openSignedIn(
      path,
      { 'orders/get': orderAnswer('admitted', 30), 'messages/allow': {} },
      {
        wx: {
          requestSubscribeMessage: ({
            tmplIds,
            success,
          }: {
            tmplIds: string[];
            success(answer: object): void;
          }) => {
            asked.push(tmplIds);
            success({ [tmplIds[0] ?? '']: asked.length === 1 ? 'reject' : 'accept' });
          },
        },
      },
    );
    await mini.waitFor('开工前微信提醒我');
    await mini.tap('开工前微信提醒我');
    await mini.waitFor('没有允许微信通知');
    expect(mini.requests.some(({ url }) => url === '/messages/allow')).toBe(false);
    await mini.tap('开工前微信提醒我');
    await mini.waitFor('好的，微信会通知您');
    expect(asked).toEqual(Array(2).fill(['work-reminder', 'order-change']));
    expect(mini.requests.some(({ url }) => url === '/messages/allow')).toBe(true);
    expectClean(mini);
  });

  it('can be read without a network, without the number of the publisher', async () => {
    const answer = orderAnswer('admitted', 2, {}, { day: day({ phone: '13800001001' }) });
    const mini = await openSignedIn(path, { 'orders/get': answer });
    await mini.waitFor('13800001001');
    const { storage } = mini;
    expect([...storage.values()].join()).not.toContain('13800001001');
    const again = await openSignedIn(path, {}, { storage, settings: { network: 'offline' } });
    await again.waitFor('显示的是上次看到的内容');
    expect(again.text()).toContain('东海西路 5 号');
    expectClean(again);
  });

  it('says that an order is not there', async () => {
    const mini = await openSignedIn(path, { 'orders/get': refuse('ORDER_NOT_FOUND', 404) });
    await mini.waitFor('没有加载成功');
    expectClean(mini);
  });

  it('shows check-ins with how far and what was sent later', async () => {
    const { startMs } = inHours(-9);
    const attendances = [
      {
        startMs,
        in: { atMs: startMs, method: 'position', distanceMetres: 40 },
        out: { atMs: startMs + 8 * hourMs, method: 'code', sentAtMs: startMs + 8.5 * hourMs },
      },
    ];
    const mini = await openSignedIn(path, {
      'orders/get': orderAnswer('checked-in', -9, {}, { work: { attendances } } as object),
    });
    await mini.waitFor('定位，距现场 40 米');
    expect(mini.text()).toContain('现场码，没网时记下');
    expectClean(mini);
  });
});
