import { launchMini } from './launch-mini';
import {
  account,
  agreements,
  answering,
  expectClean,
  idOf,
  order,
  profile,
  refuse,
  signedInStorage,
  tokens,
} from './stubs';

const orderPath = `pages/orders/detail?id=${order('applied').orderId}`;

const signedIn = async (path: string, answers: Record<string, unknown>, settings = {}) =>
  launchMini({
    path,
    settings,
    storage: await signedInStorage(),
    backend: answering({ 'account/me': { profile: profile() }, ...answers }),
  });

describe('订单', () => {
  it('asks somebody who is not signed in to sign in', async () => {
    const mini = await launchMini({ path: 'pages/order-list/index', backend: answering({}) });
    await mini.waitFor('登录后查看订单');
    expect(mini.requests).toHaveLength(0);
    expectClean(mini);
  });

  it('lists by status, says when there are none, and recovers from an error', async () => {
    let calls = 0;
    const mini = await signedIn('pages/order-list/index', {
      'orders/mine': ({ status }: { status?: string }) => {
        calls += 1;
        if (calls === 1) return refuse('NOT_ALLOWED', 403);
        return { orders: status === 'refused' ? [] : [order('admitted')] };
      },
    });
    await mini.waitFor('没有加载成功');
    await mini.tap('重新加载');
    await mini.waitFor('展会引导员 1');
    await mini.tap('未通过');
    await mini.waitFor('没有这类订单');
    expectClean(mini);
  });

  it('shows the timeline and withdraws after a question', async () => {
    const mini = await signedIn(orderPath, {
      'orders/get': { order: order('applied') },
      'orders/withdraw': { order: order('withdrawn') },
    });
    await mini.waitFor('等待发布方审核');
    await mini.tap('取消报名');
    await mini.waitFor('确定取消报名吗');
    await mini.tap('再想想');
    expect(mini.requests.some(({ url }) => url === '/orders/withdraw')).toBe(false);
    await mini.tap('取消报名');
    await mini.waitFor('确定取消报名吗');
    await mini.tap('取消报名');
    await mini.waitFor('名额已放回');
    expectClean(mini);
  });

  it('shows the reason of a refusal', async () => {
    const timeline = [
      { status: 'refused' as const, by: 'publisher' as const, reason: '时间不合适', atMs: Date.now() },
    ];
    const mini = await signedIn(orderPath, { 'orders/get': { order: order('refused', { timeline }) } });
    await mini.waitFor('原因：时间不合适');
    expect(mini.text()).not.toContain('取消报名');
  });
});

describe('收款账户', () => {
  it('explains the empty state, lists masked accounts and asks before a change', async () => {
    const empty = await signedIn('pages/payouts/accounts', { 'payouts/accounts': { accounts: [] } });
    await empty.waitFor('绑定一个收款账户');
    const second = account({
      payoutAccountId: 'Q'.repeat(32),
      channel: 'alipay',
      destination: '139****1234',
      isDefault: false,
    });
    const mini = await signedIn('pages/payouts/accounts', {
      'payouts/accounts': { accounts: [account(), second] },
      'payouts/unbind': { accounts: [account()] },
    });
    await mini.waitFor('139****1234');
    expect(mini.text()).not.toContain('绑定微信零钱');
    await mini.tap('解绑');
    await mini.waitFor('解绑支付宝？');
    await mini.tap('解绑');
    await mini.waitFor('139****1234', false);
    expectClean(mini);
  });

  it('checks what is typed, and says what the server refuses', async () => {
    const mini = await signedIn('pages/payouts/bind?channel=alipay', {
      'payouts/bindAccount': refuse('PAYOUT_ACCOUNT_TAKEN'),
    });
    await mini.waitFor('确认绑定');
    await mini.tap('确认绑定');
    await mini.waitFor('请填写手机号或邮箱');
    await mini.input('与账户实名一致', '林晓彤·');
    await mini.input('手机号或邮箱', '\u202d139 0000-1234\u202c');
    await mini.tap('确认绑定');
    await mini.waitFor('间隔号、撇号和连字符只能写在两个字之间');
    await mini.input('与账户实名一致', ' 林 晓𠮷\u200b');
    await mini.tap('确认绑定');
    await mini.waitFor('请核对收款信息');
    expect(mini.text()).toContain('真实姓名：林晓𠮷');
    expect(mini.text()).toContain('支付宝账号：13900001234');
    await mini.tap('返回修改');
    await mini.waitFor('请核对收款信息', false);
    expect(mini.requests.filter(({ url }) => url.includes('bindAccount'))).toEqual([]);
    await mini.tap('确认绑定');
    await mini.tap('核对无误');
    await mini.waitFor('该收款账户已被其他用户绑定');
    expectClean(mini);
  });
});

const news = {
  noticeId: idOf(1),
  kind: 'work' as const,
  title: '您已被录用',
  text: '正文',
  page: orderPath,
  read: false,
  atMs: Date.now(),
};

describe('我的', () => {
  it('shows who is signed in and what is new; logs out after a question', async () => {
    const notice = {
      noticeId: idOf(1),
      kind: 'work' as const,
      title: '您已被录用',
      text: '正文',
      page: orderPath,
      read: false,
      atMs: Date.now(),
    };
    const mini = await signedIn('pages/me/index', {
      'messages/notices': { notices: [notice] },
      'orders/overview': { admitted: 2, applied: 1, next: order('admitted') },
      'account/logout': {},
    });
    await mini.waitFor('小林');
    await mini.waitFor('下一单');
    expect(mini.text()).toContain('2要去的1待审核1未读通知');
    expect(mini.text()).toContain('展会引导员 1');
    // On the tab, too.
    expect(mini.text()).toMatch(/我的1$/);
    await mini.tap('待审核');
    await mini.waitFor(() => mini.route === 'pages/order-list/index');
    expect(mini.page.data.status).toBe('applied');
    await mini.tap('我的');
    await mini.waitFor('退出登录');
    await mini.tap('退出登录');
    await mini.waitFor('退出登录？');
    await mini.tap('退出');
    await mini.waitFor('还没有登录');
    expectClean(mini);
  });

  it('shows after login what is new, with the badge, without another visit', async () => {
    const unread = Array.from({ length: 10 }, (_, at) => ({ ...news, noticeId: idOf(at) }));
    const mini = await launchMini({
      path: 'pages/me/index',
      backend: answering({
        'account/login': { session: tokens(), profile: profile(), isNew: false },
        'account/me': { profile: profile() },
        'messages/notices': { notices: unread },
        'orders/overview': { admitted: 0, applied: 0 },
      }),
    });
    await mini.waitFor('还没有登录');
    await mini.tap('微信登录');
    await mini.waitFor('还没有要去的任务');
    await mini.waitFor(() => /我的9\+$/.test(mini.text()));
    expectClean(mini);
  });

  it('marks all notices as read, and shows one kind', async () => {
    let isRead = false;
    const asked: unknown[] = [];
    const mini = await signedIn('pages/settings/notices', {
      'messages/notices': ({ kind, unread }: { kind?: string; unread?: boolean }) => {
        if (kind) asked.push(kind);
        return { notices: (unread && isRead) || kind === 'account' ? [] : [{ ...news, read: isRead }] };
      },
      'messages/markAllRead': ({ upToMs }: { upToMs: number }) => {
        asked.push(upToMs);
        isRead = asked.length > 1;
        return { left: !isRead };
      },
    });
    await mini.waitFor('全部已读');
    await mini.tap('全部已读');
    await mini.waitFor('全部已读', false);
    expect(asked).toEqual([news.atMs, news.atMs]);
    expect(mini.text()).not.toContain('招人');
    await mini.tap('账户');
    await mini.waitFor('没有这类通知');
    expect(asked.at(-1)).toBe('account');
    expectClean(mini);
  });

  it('opens a notice, which is then read', async () => {
    const notice = {
      noticeId: idOf(1),
      kind: 'work' as const,
      title: '您已被录用',
      text: '正文',
      page: orderPath,
      read: false,
      atMs: Date.now(),
    };
    const mini = await signedIn('pages/settings/notices', {
      'messages/notices': { notices: [notice] },
      'messages/markRead': {},
      'orders/get': { order: order('admitted') },
    });
    await mini.waitFor('您已被录用');
    await mini.tap('您已被录用');
    await mini.waitFor('请按时到岗');
    expect(mini.requests.some(({ url }) => url === '/messages/markRead')).toBe(true);
    expectClean(mini);
  });

  it('saves what changed; keeps a birth date that is there; binds a phone only when asked', async () => {
    const saved: unknown[] = [];
    const mini = await signedIn(
      'pages/settings/profile',
      {
        'account/updateProfile': (input: unknown) => {
          saved.push(input);
          return { profile: profile({ nickname: '小林子' }) };
        },
        'account/bindPhone': { profile: profile({ phone: '138****0001' }) },
        'tasks/list': { tasks: [] },
      },
      { phone: 'granted', privacy: 'agreed' },
    );
    await mini.waitFor('1998-03-12');
    await mini.tap('绑定');
    await mini.waitFor('138****0001');
    await mini.tap('请选择');
    await mini.tap('海南省');
    await mini.tap('琼海市');
    await mini.tap('确定');
    await mini.waitFor('琼海市');
    await mini.input('昵称', '小林子');
    await mini.tap('保存');
    await mini.waitFor(() => saved.length === 1);
    expect(saved).toEqual([{ nickname: '小林子', cityCode: '469002' }]);
    expectClean(mini);
  });

  it('corrects a birth date after it asked for the age, until the first admission', async () => {
    const saved: unknown[] = [];
    const answers = {
      'account/updateProfile': (input: unknown) => {
        saved.push(input);
        return { profile: profile() };
      },
      'tasks/list': { tasks: [] },
    };
    const mini = await signedIn('pages/settings/profile', answers);
    await mini.tap('出生日期，1998-03-12');
    for (const part of ['2000年', '确定']) await mini.tap(part);
    await mini.tap('保存');
    await mini.waitFor('岁，确认？');
    expect(mini.text()).toContain('出生日期 2000-03-12');
    await mini.tap('确认');
    await mini.waitFor(() => saved.length === 1);
    expect(saved).toEqual([{ birthDate: '2000-03-12' }]);
    expectClean(mini);
    const fixed = await signedIn('pages/settings/profile', {
      ...answers,
      'account/me': { profile: profile({ birthDateFixed: true }) },
    });
    await fixed.waitFor('1998-03-12');
    await expect(fixed.tap('出生日期，1998-03-12')).rejects.toThrow();
  });

  it.each([
    ['pages/sharing/mine', 'sharing/myShares', { shares: [] }, '还没有分享过任务'],
    ['pages/settings/notices', 'messages/notices', { notices: [] }, '还没有通知'],
    ['pages/settings/logins', 'account/loginRecords', { records: [] }, '还没有登录记录'],
    [
      `pages/publishing/applicants?id=${idOf(1)}`,
      'publishing/applicants',
      { applicants: [] },
      '还没有人报名',
    ],
  ])('%s: empty, and an error with a way out', async (path, action, empty, text) => {
    const mini = await signedIn(path, { [action]: empty });
    await mini.waitFor(text);
    const failed = await signedIn(path, { [action]: refuse('NOT_ALLOWED', 403) });
    await failed.waitFor('您没有权限进行此操作');
    expect(failed.text()).toContain('重新加载');
    expectClean(failed);
  });

  it('reads an agreement without login', async () => {
    const mini = await launchMini({
      path: 'pages/settings/agreements',
      backend: answering({ 'account/agreements': { agreements } }),
    });
    await mini.tap('用户协议');
    await mini.waitFor('一、总则');
    expectClean(mini);
  });
});
