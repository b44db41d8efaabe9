import { agreements as written } from '../../shared/contract/agreements';
import { launchMini } from './launch-mini';
import {
  account,
  agreements,
  answering,
  expectClean,
  finding,
  idOf,
  order,
  profile,
  purposes,
  refuse,
  signedInStorage,
  task,
  tokens,
} from './stubs';

/** What lies on the page; nothing, where the page itself shows what came of a tap. */
const toast = () => document.querySelector('.mp-toast');

/** What gives something up is not in the colour that invites. */
function expectLoss(text: string): void {
  const yes = [...document.querySelectorAll<HTMLElement>('.mp-overlays button')].at(-1);
  expect([yes?.textContent, yes?.style.color]).toEqual([text, 'rgb(179, 38, 30)']);
}

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

  it('copies the number, and says what to do where WeChat does not', async () => {
    const copied: string[] = [];
    let isAllowed = true;
    const setClipboardData = ({ data, fail }: { data: string; fail(): void }) => {
      if (isAllowed) copied.push(data);
      else fail();
    };
    const mini = await launchMini({
      path: orderPath,
      storage: await signedInStorage(),
      wx: { setClipboardData },
      backend: answering({
        'account/me': { profile: profile() },
        'orders/get': { order: order('applied'), ratings: {} },
      }),
    });
    await mini.tap('复制');
    expect(copied).toEqual(['0000000000019']);
    isAllowed = false;
    await mini.tap('复制');
    await mini.waitFor('请先同意隐私保护指引，或长按编号复制');
    expectClean(mini);
  });

  it('shows the reason of a refusal', async () => {
    const timeline = [
      { status: 'refused' as const, by: 'publisher' as const, reason: '时间不合适', atMs: Date.now() },
    ];
    const mini = await signedIn(orderPath, {
      'orders/get': { order: order('refused', { timeline }), ratings: {} },
    });
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
    expectLoss('解绑');
    await mini.tap('解绑');
    await mini.waitFor('139****1234', false);
    expect(toast()).toBeNull();
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

it('puts the default account first, wherever the server lists it', async () => {
  const other = account({
    payoutAccountId: 'Q'.repeat(32),
    channel: 'alipay',
    isDefault: false,
    destination: '139****1234',
  });
  const mini = await signedIn('pages/payouts/accounts', {
    'payouts/accounts': { accounts: [other, account()] },
  });
  await mini.waitFor('139****1234');
  expect(mini.text().indexOf('默认收款')).toBeLessThan(mini.text().indexOf('139****1234'));
});

describe('分享', () => {
  it('makes no poster of a task that takes nobody, and asks for no code', async () => {
    const mini = await signedIn(`pages/sharing/poster?id=${idOf(1)}`, {
      'tasks/get': { task: task(1, { placesLeft: 0 }) },
    });
    await mini.waitFor('朋友扫码也不能报名了');
    expect(mini.requests.some(({ url }) => url === '/sharing/createShare')).toBe(false);
    expectClean(mini);
  });

  describe('a poster on a phone that never calls back', () => {
    /** A canvas that takes everything; an image on it never comes. */
    const context = new Proxy({} as Record<string, unknown>, {
      set: () => true,
      get: (_, name) => (name === 'measureText' ? () => ({ width: 10 }) : () => undefined),
    });
    const node = { getContext: () => context, createImage: () => ({}) };
    afterEach(() => jest.useRealTimers());

    it('is drawn without its code, and saving ends with a way to try again', async () => {
      const storage = await signedInStorage();
      jest.useFakeTimers({ doNotFake: ['performance', 'queueMicrotask', 'nextTick', 'setImmediate'] });
      const mini = await launchMini({
        path: `pages/sharing/poster?id=${idOf(1)}`,
        storage,
        wx: { canvasToTempFilePath: () => new Promise(() => undefined) },
        backend: answering({
          'account/me': { profile: profile() },
          'tasks/get': { task: task(1) },
          'sharing/createShare': { shareId: 'SHARE00000000001', codeUrl: 'https://a.example/code.png' },
        }),
      });
      Object.assign(mini.page, { canvasNode: async () => node });
      const { load } = mini.page as unknown as { load(): Promise<void> };
      const loaded = load.call(mini.page);
      await mini.waitFor(() => jest.getTimerCount() > 0);
      await jest.advanceTimersByTimeAsync(5_000);
      await loaded;
      await mini.waitFor('小程序码暂时没有生成');
      await mini.tap('保存到相册');
      await jest.advanceTimersByTimeAsync(9_999);
      expect(mini.page.data.isSaving).toBe(true);
      await jest.advanceTimersByTimeAsync(1);
      await mini.waitFor('没有保存成功，请重试');
      expect(mini.page.data.isSaving).toBe(false);
      expectClean(mini);
    });
  });

  it('sends a friend the own share again, with the pay as it is', async () => {
    const share = {
      shareId: 'SHARE00000000001',
      taskId: idOf(1),
      title: '展会引导员 1',
      taskStatus: 'open',
      pay: { amountFen: 25_000, unit: 'day' },
      placesLeft: 3,
      signUpDeadlineMs: Date.now() + 1e8,
      openings: 0,
      signUps: 0,
      createdAtMs: Date.now(),
    };
    const ended = { ...share, shareId: 'SHARE00000000002', placesLeft: 0 };
    const mini = await signedIn('pages/sharing/mine', { 'sharing/myShares': { shares: [share, ended] } });
    await mini.waitFor('还没有人打开');
    expect(mini.text()).toContain('名额已满，可以分享别的任务');
    await mini.tap('发给朋友');
    await mini.waitFor(() => mini.shares.length > 0);
    expect(mini.shares[0]).toMatchObject({
      title: '250元/天 · 展会引导员 1',
      path: `/pages/task/index?id=${idOf(1)}&share=SHARE00000000001`,
    });
    expectClean(mini);
  });
});

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
    expect(mini.page.data.group).toBe('waiting');
    await mini.tap('我的');
    await mini.waitFor('退出登录');
    await mini.tap('退出登录');
    await mini.waitFor('退出登录？');
    expectLoss('退出');
    await mini.tap('退出');
    await mini.waitFor('还没有登录');
    expect(toast()).toBeNull();
    expectClean(mini);
  });

  it('has whatever agreements name there, and a way to whoever answers', async () => {
    const named = written.flatMap(({ sections }) =>
      sections.flatMap(({ paragraphs }) =>
        paragraphs.flatMap((each) => each.match(/(?<=“我的—)[^”]+/g) ?? []),
      ),
    );
    const mini = await launchMini({ path: 'pages/me/index', backend: answering({}) });
    await mini.waitFor('协议与规则');
    expect(named).toContain('客服与反馈');
    for (const name of named) expect(mini.text()).toContain(name.split('—')[0]);
    await mini.tap('客服与反馈');
    await mini.tap('在线客服');
    await mini.waitFor('已进入客服会话');
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
      'orders/get': {
        order: order('admitted', { nextSession: order('admitted').sessions[0] as never }),
        ratings: {},
      },
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
        'tasks/find': finding([]),
      },
      { phone: 'granted', privacy: 'agreed' },
    );
    await mini.waitFor('1998-03-12');
    await mini.tap('绑定');
    await mini.waitFor('138****0001');
    expect(toast()).toBeNull();
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

  it('takes an avatar at once, says that it is being judged and what to do about a refused one', async () => {
    const url = 'http://127.0.0.1:3000/preview/files/x.png';
    const avatar = (status: 'checking' | 'refused') =>
      profile({ avatar: { pictureId: 'P1', status, ...(status === 'checking' && { url }) } });
    const upload = { url: 'http://127.0.0.1:3000/files/1', method: 'PUT', headers: {}, fields: {} };
    const asked: unknown[] = [];
    const answers = {
      'pictures/ticket': (input: unknown) => {
        asked.push(input);
        return { pictureId: 'P1', upload };
      },
      'files/1': {},
      'pictures/done': { picture: { pictureId: 'P1', status: 'checking', url } },
      'account/setAvatar': { profile: avatar('checking') },
      'account/removeAvatar': { profile: profile() },
    };
    const mini = await signedIn('pages/settings/profile', answers, { privacy: 'agreed' });
    await mini.waitFor('1998-03-12');
    await mini.input('昵称', '没有存的昵称');
    await mini.tap('设置头像');
    await mini.tap('用微信头像');
    await mini.waitFor('通过前只有您自己能看到');
    expect(asked).toMatchObject([{ purpose: 'avatar', format: 'png' }]);
    expect(mini.element('[class*="choose"] img').getAttribute('src')).toBe(url);
    await mini.tap('移除头像');
    await mini.waitFor('通过前只有您自己能看到', false);
    expect((mini.page as unknown as { draft: object }).draft).toMatchObject({ nickname: '没有存的昵称' });
    expectClean(mini);
    const refused = await signedIn('pages/settings/profile', {
      ...answers,
      'account/me': { profile: avatar('refused') },
    });
    await refused.waitFor('头像未通过审核，别人看不到。请换一张或移除');
    expectClean(refused);
  });

  it('shows what was agreed to apart, and takes it back in two taps', async () => {
    let given: number | undefined = Date.UTC(2026, 10, 20, 4);
    const mini = await signedIn('pages/settings/privacy', {
      'account/purposes': () => purposes(given),
      'account/withdrawConsent': (input: { purpose: string }) => {
        expect(input.purpose).toBe('check-in-position');
        given = undefined;
        return { profile: profile() };
      },
    });
    await mini.waitFor('用定位打卡');
    expect(mini.text()).toContain('没有同意，用到时会先问您');
    await mini.tap('撤回：用定位打卡');
    await mini.tap('撤回');
    await mini.waitFor(() => !document.querySelector('[aria-label="撤回：用定位打卡"]'));
    expectClean(mini);
  });

  it.each([
    ['was not granted', { errMsg: 'getPhoneNumber:fail no permission' }, '暂不支持绑定手机号，不影响报名'],
    ['is used up', { errMsg: 'getPhoneNumber:fail', errno: 1_400_001 }, '暂时无法验证手机号，请稍后再试'],
  ])('says so where WeChat’s phone component %s, and sends nothing', async (_what, detail, text) => {
    const mini = await signedIn('pages/settings/profile', {});
    await mini.waitFor('1998-03-12');
    (mini.page as unknown as { bindPhone(event: object): void }).bindPhone({ detail });
    await mini.waitFor(text);
    expect(toast()).not.toBeNull();
    expect(mini.requests.map(({ url }) => url)).not.toContain('/account/bindPhone');
    expectClean(mini);
  });

  it('corrects a birth date after it asked for the age, until the first admission', async () => {
    const saved: unknown[] = [];
    const answers = {
      'account/updateProfile': (input: unknown) => {
        saved.push(input);
        return { profile: profile() };
      },
      'tasks/find': finding([]),
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

  it.each([
    ['publisher-terms', 'publishers/application', (terms: object) => ({ terms, termsAccepted: false })],
    ['tax-authorisation', 'income/identity', (terms: object) => ({ identity: { terms } })],
  ] as const)('reads %s, which is agreed to elsewhere', async (id, action, answer) => {
    const mini = await signedIn(`pages/settings/agreement?id=${id}`, {
      [action]: answer(agreements[0] as object),
    });
    await mini.waitFor('一、总则');
    expectClean(mini);
  });
});
