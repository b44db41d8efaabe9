import { fen } from '../../../shared/domain/money/money';
import { launchMini, type Mini } from '../../../tests/mini/launch-mini';
import {
  agreements,
  answering,
  card,
  expectClean,
  finding,
  found,
  idOf,
  order,
  profile,
  refuse,
  signedInStorage,
  task,
  tokens,
} from '../../../tests/mini/stubs';
import { errorTexts } from '../../generated/errors';

const path = `pages/task/index?id=${idOf(1)}`;
const awaiting = agreements.map(({ id, version }) => ({ id, version }));
const newcomer = profile({ complete: false, awaitingConsent: awaiting });

const login = (known = newcomer) => ({
  'account/login': { session: tokens(), profile: known, isNew: true },
  'account/agreements': { agreements },
  'account/consent': { profile: profile() },
});

const noOrder = {};

describe('任务详情', () => {
  it('shows everything, and that a worker never pays', async () => {
    const mini = await launchMini({ path, backend: answering({ 'tasks/get': { task: task(1) } }) });
    await mini.waitFor('展会引导员 1');
    for (const text of [
      '¥200/天',
      '共 1 天 · 约 ¥200',
      '抢单',
      '满 16 周岁',
      '剩 6/10',
      '怎么算做好',
      '着装整洁',
      '普通话流利',
      '身份证',
      '东海西路',
      '接任务不收任何费用',
      '立即抢单',
    ]) {
      expect(mini.text()).toContain(text);
    }
    expect(mini.text()).not.toContain('附近还能报名');
    // Only what it is comes first; what stands beside it is asked for afterwards.
    expect(mini.requests.map(({ url }) => url).sort()).toEqual([
      '/tasks/find',
      '/tasks/get',
      '/tasks/publisher',
    ]);
    expectClean(mini);
  });

  it('signs in silently, asks for consent with an unticked box, and goes on with the sign-up', async () => {
    const signUps: { idempotencyKey: string }[] = [];
    const mini = await launchMini({
      path,
      backend: answering({
        ...login(),
        'tasks/get': { task: task(1) },
        'orders/forTask': noOrder,
        'orders/signUp': (input: { idempotencyKey: string }) => {
          signUps.push(input);
          return signUps.length === 1 ? refuse('BUSY', 503) : { order: order('admitted') };
        },
      }),
    });
    await mini.waitFor('立即抢单');
    await mini.tap('立即抢单');
    await mini.waitFor('先看看这三份协议');
    await mini.tap('同意并继续');
    await mini.waitFor('请先勾选');
    expect(mini.requests.some(({ url }) => url === '/account/consent')).toBe(false);
    await mini.tap('我已阅读并同意以上三份协议');
    await mini.tap('同意并继续');
    await mini.waitFor('确认抢单');
    await mini.tap('确认抢单');
    await mini.waitFor('抢单成功，已录用');
    // A repeated try is the same sign-up.
    expect(new Set(signUps.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expectClean(mini);
  });

  it('lets somebody read an agreement and come back to the question', async () => {
    const mini = await launchMini({
      path,
      backend: answering({ ...login(), 'tasks/get': { task: task(1) } }),
    });
    await mini.waitFor('立即抢单');
    await mini.tap('立即抢单');
    await mini.waitFor('《隐私政策》');
    await mini.tap('《隐私政策》');
    await mini.waitFor('一、总则');
    await mini.back();
    await mini.waitFor('先看看这三份协议');
    await mini.tap('暂不同意');
    await mini.waitFor('先看看这三份协议', false);
    expect(mini.requests.some(({ url }) => url === '/account/consent')).toBe(false);
    expect(mini.text()).toContain('立即抢单');
    expectClean(mini);
  });

  it('asks for nothing that the person told on another phone meanwhile, and sends nothing over it', async () => {
    const sent: unknown[] = [];
    const { nickname, birthDate, ...bare } = profile({ complete: false });
    let known: object = bare;
    const mini = await launchMini({
      path,
      storage: await signedInStorage(),
      backend: answering({
        'account/me': () => ({ profile: known }),
        'tasks/get': { task: task(1) },
        'orders/forTask': noOrder,
        'orders/signUp': (input: unknown) => {
          sent.push(input);
          return { order: order('admitted') };
        },
      }),
    });
    await mini.waitFor('立即抢单');
    await mini.tap('立即抢单');
    await mini.waitFor('还差一点资料');
    await mini.input('昵称', '另一个名字');
    await mini.tap('关闭');
    known = { ...bare, nickname, birthDate, complete: true };
    await mini.tap('立即抢单');
    await mini.waitFor('还差一点资料', false);
    await mini.tap('确认抢单');
    await mini.waitFor('抢单成功，已录用');
    expect(mini.requests.some(({ url }) => url === '/account/updateProfile')).toBe(false);
    expect(sent).toEqual([expect.not.objectContaining({ birthDate: expect.anything() })]);
    expectClean(mini);
  });

  it('asks for what sign-up needs, in the sheet', async () => {
    const saved: unknown[] = [];
    const bare = profile({ complete: false });
    const { nickname: _nickname, birthDate: _birthDate, ...known } = bare;
    const mini = await launchMini({
      path,
      storage: await signedInStorage(),
      backend: answering({
        'account/me': { profile: known },
        'account/updateProfile': (input: unknown) => {
          saved.push(input);
          return { profile: profile() };
        },
        'tasks/get': { task: task(1, { admission: 'reviewed' }) },
        'orders/forTask': noOrder,
        'orders/signUp': (input: unknown) => {
          saved.push(input);
          return { order: order('applied') };
        },
      }),
    });
    await mini.waitFor('立即报名');
    await mini.tap('立即报名');
    await mini.waitFor('还差一点资料');
    await mini.tap('确认报名');
    await mini.waitFor('请填写昵称');
    await mini.input('昵称', '小林');
    await mini.tap('关闭');
    await mini.tap('立即报名');
    await mini.waitFor('还差一点资料');
    await mini.tap('请选择');
    await mini.tap('确定');
    await mini.tap('确认报名');
    await mini.tap('确认');
    await mini.waitFor('已提交报名');
    expect(saved).toEqual([
      { nickname: '小林' },
      expect.objectContaining({ birthDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }),
    ]);
    expectClean(mini);
  });

  it('says why a sign-up is refused', async () => {
    const mini = await launchMini({
      path,
      storage: await signedInStorage(),
      backend: answering({
        'account/me': { profile: profile() },
        'tasks/get': { task: task(1) },
        'orders/forTask': noOrder,
        'orders/signUp': refuse('UNDER_AGE', 403, { minAge: 18 }),
      }),
    });
    await mini.waitFor('立即抢单');
    await mini.tap('立即抢单');
    await mini.waitFor('确认抢单');
    await mini.tap('确认抢单');
    await mini.waitFor('此任务要求满 18 周岁');
    expectClean(mini);
  });

  it.each([
    ['TASK_FULL', '名额已满，看看其他任务吧', '看看其他任务', 'pages/task-list/index'],
    ['ALREADY_SIGNED_UP', '您已报名此任务', '查看订单', 'pages/order-list/index'],
    ['ACCOUNT_SUSPENDED', '账号已被暂停使用', '知道了', 'pages/task/index'],
  ])('after %s offers what helps, not the same again', async (code, text, way, route) => {
    const mini = await launchMini({
      path,
      storage: await signedInStorage(),
      backend: answering({
        'account/me': { profile: profile() },
        'tasks/get': { task: task(1) },
        'tasks/find': finding([]),
        'orders/mine': { orders: [] },
        'orders/forTask': noOrder,
        'orders/signUp': refuse(code),
      }),
    });
    await mini.waitFor('立即抢单');
    await mini.tap('立即抢单');
    await mini.waitFor('确认抢单');
    await mini.tap('确认抢单');
    await mini.waitFor(text);
    expect(mini.text()).not.toContain('确认抢单');
    await mini.tap(way);
    await mini.waitFor(() => mini.route === route);
    expectClean(mini);
  });

  it('shows the own sign-up, a full task and a closed one', async () => {
    const storage = await signedInStorage();
    const mine = await launchMini({
      path,
      storage,
      backend: answering({ 'tasks/get': { task: task(1) }, 'orders/forTask': { order: order('applied') } }),
    });
    await mine.waitFor('已报名，等待发布方审核');
    const full = await launchMini({
      path,
      backend: answering({ 'tasks/get': { task: task(1, { placesLeft: 0 }) } }),
    });
    await full.waitFor('名额已满');
    expect(full.text()).not.toContain('立即抢单');
    await full.tap('名额已满');
    await full.tap('看看其他任务');
    expect(full.route).toBe('pages/task-list/index');
    expect(full.requests.some(({ url }) => url.startsWith('/orders/'))).toBe(false);
    const closed = await launchMini({
      path,
      backend: answering({ 'tasks/get': { task: task(1, { status: 'closed' }) } }),
    });
    await closed.waitFor('报名已结束');
  });

  it('opens from a code, whose scene is the share alone', async () => {
    const mini = await launchMini({
      path: 'pages/task/index?scene=SHARE00000000001',
      scene: 1047,
      backend: answering({
        'sharing/openShare': { counted: false, reason: 'not-signed-in', taskId: idOf(1) },
        'tasks/get': { task: task(1) },
      }),
    });
    await mini.waitFor('展会引导员 1');
    expectClean(mini);
  });

  it('offers other tasks when share or task is gone, and another try when loading failed', async () => {
    const lost = await launchMini({
      path: 'pages/task/index?scene=nothing',
      backend: answering({
        'sharing/openShare': { counted: false, reason: 'unknown' },
        'tasks/find': finding([]),
      }),
    });
    await lost.waitFor('这个分享已失效');
    await lost.tap('看看其他任务');
    await lost.waitFor('暂时没有合适的任务');
    const gone = await launchMini({
      path,
      backend: answering({ 'tasks/get': refuse('TASK_NOT_FOUND', 404) }),
    });
    await gone.waitFor('任务不存在或已下架');
    const offline = await launchMini({
      path,
      settings: { network: 'offline' },
      backend: answering({ 'tasks/get': { task: task(1) } }),
    });
    await offline.waitFor('请检查网络后重试');
    await offline.change({ network: 'normal' });
    await offline.waitFor('展会引导员 1');
  });

  it('shows the task inside Moments without login and without ways that do not work there', async () => {
    const mini = await launchMini({
      path,
      scene: 1154,
      backend: answering({ 'tasks/get': { task: task(1) } }),
    });
    await mini.waitFor('前往小程序');
    expect(mini.text()).not.toContain('立即抢单');
    expect(mini.requests.map(({ url }) => url)).toEqual(['/tasks/get']);
    expectClean(mini);
  });

  it("sends a friend's card with the own share as soon as it is known", async () => {
    const mini = await launchMini({
      path,
      storage: await signedInStorage(),
      backend: answering({
        'tasks/get': { task: task(1) },
        'orders/forTask': noOrder,
        'sharing/createShare': { shareId: 'SHARE00000000001', title: '200元/天 · 展会引导员 1', path: 'x' },
      }),
    });
    await mini.waitFor('立即抢单');
    await mini.tap('分享');
    await mini.waitFor('分享任务');
    await mini.tap('发给微信好友');
    await mini.waitFor(() => mini.shares.length > 0);
    expect(mini.shares[0]).toMatchObject({
      title: '200元/天 · 展会引导员 1',
      path: `/pages/task/index?id=${idOf(1)}&share=SHARE00000000001`,
    });
  });

  it('logs in without a word to send an own share, and asks nothing of somebody new', async () => {
    const share = { shareId: 'SHARE00000000001', title: 'x', path: 'x' };
    const sent = async (known: ReturnType<typeof profile>) => {
      const mini = await launchMini({
        path,
        backend: answering({
          ...login(known),
          'tasks/get': { task: task(1) },
          'orders/forTask': noOrder,
          'sharing/createShare': known === newcomer ? refuse('CONSENT_REQUIRED', 403) : share,
        }),
      });
      await mini.waitFor('立即抢单');
      await mini.tap('分享');
      await mini.waitFor('分享任务');
      await mini.tap('发给微信好友');
      await mini.waitFor(() => mini.shares.length > 0);
      expect(mini.text()).not.toContain('先看看这三份协议');
      return mini.shares[0]?.path;
    };
    expect(await sent(profile())).toContain('&share=SHARE00000000001');
    expect(await sent(newcomer)).not.toContain('share=');
  });

  it('shares what the task is now: a new pay is in the title and draws a new picture', async () => {
    let amountFen = fen(20_000);
    const mini = await launchMini({
      path,
      storage: await signedInStorage(),
      backend: answering({
        'tasks/get': () => ({ task: task(1, { pay: { amountFen, unit: 'day' } }) }),
        'orders/forTask': noOrder,
        'sharing/createShare': { shareId: 'SHARE00000000001', title: 'x', path: 'x' },
      }),
    });
    await mini.waitFor('立即抢单');
    amountFen = fen(25_000);
    await mini.pullDown();
    await mini.waitFor('250');
    await mini.tap('分享');
    await mini.tap('发给微信好友');
    await mini.waitFor(() => mini.shares.length > 0);
    expect(mini.shares[0]?.title).toBe('250元/天 · 展会引导员 1');
  });

  it('makes no poster of a task that takes nobody', async () => {
    const mini = await launchMini({
      path,
      backend: answering({ 'tasks/get': { task: task(1, { placesLeft: 0 }) } }),
    });
    await mini.waitFor('名额已满');
    await mini.tap('分享');
    await mini.tap('生成海报');
    await mini.waitFor('名额已满，不能再生成海报');
    expect(mini.route).toBe('pages/task/index');
  });

  it.each([
    ['a place', { order: order('admitted') }, '抢单成功，已录用'],
    ['none', refuse('TASK_FULL'), '没有报名成功：名额已满'],
  ])('tells whoever went back while it was sent that there was %s', async (_what, answer, text) => {
    let answerNow = () => {};
    const held = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    const mini = await launchMini({
      storage: await signedInStorage(),
      backend: answering({
        'account/me': { profile: profile() },
        'tasks/find': finding([card(1)]),
        'tasks/get': { task: task(1) },
        'orders/forTask': noOrder,
        'orders/signUp': () => held.then(() => answer),
      }),
    });
    await mini.waitFor('展会引导员 1');
    await mini.tap('展会引导员 1');
    await mini.waitFor('立即抢单');
    await mini.tap('立即抢单');
    await mini.waitFor('确认抢单');
    await mini.tap('确认抢单');
    await mini.back();
    expect(mini.route).toBe('pages/task-list/index');
    answerNow();
    await mini.waitFor(text);
  });

  it('keeps the tick while the agreements cannot be sent, and asks anew for another text', async () => {
    const answers = [refuse('BUSY', 503), refuse('AGREEMENT_UNKNOWN'), { profile: profile() }];
    const mini = await launchMini({
      path,
      backend: answering({
        ...login(),
        'tasks/get': { task: task(1) },
        'orders/forTask': noOrder,
        'account/consent': () => answers.shift(),
      }),
    });
    await mini.waitFor('立即抢单');
    await mini.tap('立即抢单');
    await mini.waitFor('先看看这三份协议');
    await mini.tap('我已阅读并同意以上三份协议');
    await mini.tap('同意并继续');
    await mini.waitFor(errorTexts.BUSY as string);
    await mini.tap('同意并继续');
    await mini.waitFor(() => answers.length === 1 && !mini.text().includes(errorTexts.BUSY as string));
    // Another text: the tick is not taken over.
    await mini.tap('同意并继续');
    await mini.waitFor('请先勾选上面的方框');
    await mini.tap('我已阅读并同意以上三份协议');
    await mini.tap('同意并继续');
    await mini.waitFor('确认抢单');
  });

  it('shows the task on a phone whose canvas never calls back', async () => {
    let stopped = 0;
    const stopPullDownRefresh = () => {
      stopped += 1;
    };
    const mini = await launchMini({
      path,
      backend: answering({ 'tasks/get': { task: task(1) } }),
      wx: { canvasToTempFilePath: () => new Promise(() => undefined), stopPullDownRefresh },
    });
    await mini.waitFor('立即抢单');
    await mini.pullDown();
    await mini.waitFor(() => stopped === 1);
    expectClean(mini);
  });

  describe('heals by itself where the person stands', () => {
    const signUpOnce = (first: ReturnType<typeof refuse>) => {
      let tries = 0;
      return () => {
        tries += 1;
        return tries === 1 ? first : { order: order('admitted') };
      };
    };

    it.each([
      ['a dead session', refuse('SESSION_EXPIRED', 401)],
      ['nobody signed in', refuse('NOT_SIGNED_IN', 401)],
      ['a login that WeChat wants anew', refuse('SESSION_EXPIRED', 401, { needs: 'login' })],
    ])('%s', async (_what, refusal) => {
      const mini = await launchMini({
        path,
        storage: await signedInStorage(),
        backend: answering({
          ...login(profile()),
          'account/me': { profile: profile() },
          'account/refresh': refuse('SESSION_EXPIRED', 401),
          'tasks/get': { task: task(1) },
          'orders/forTask': noOrder,
          'orders/signUp': signUpOnce(refusal),
        }),
      });
      await mini.waitFor('立即抢单');
      await mini.tap('立即抢单');
      await mini.waitFor('确认抢单');
      await mini.tap('确认抢单');
      await mini.waitFor('抢单成功，已录用');
      expect(mini.requests.map(({ url }) => url)).toContain('/account/login');
      expectClean(mini);
    });

    it('agreements that changed open the sheet, and the sign-up goes on', async () => {
      const mini = await launchMini({
        path,
        storage: await signedInStorage(),
        backend: answering({
          ...login(profile()),
          'account/me': { profile: profile() },
          'tasks/get': { task: task(1) },
          'orders/forTask': noOrder,
          'orders/signUp': signUpOnce(refuse('CONSENT_REQUIRED', 403)),
        }),
      });
      await mini.waitFor('立即抢单');
      await mini.tap('立即抢单');
      await mini.waitFor('确认抢单');
      await mini.tap('确认抢单');
      await mini.waitFor('先看看这三份协议');
      await mini.tap('我已阅读并同意以上三份协议');
      await mini.tap('同意并继续');
      await mini.waitFor('抢单成功，已录用');
      expectClean(mini);
    });
  });
});

describe('what stands beside the task', () => {
  const calls = (mini: Mini, api: string) =>
    mini.phone.host.journal.entries.filter((entry) => entry.kind === 'call' && entry.api === api);
  const mapOf = (mini: Mini) => mini.element('.wx-map-el');

  it('is never waited for', async () => {
    let stopped = 0;
    const stopPullDownRefresh = () => {
      stopped += 1;
    };
    let answerNow = () => {};
    const held = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    const mini = await launchMini({
      path,
      wx: { stopPullDownRefresh },
      backend: answering({
        'tasks/get': { task: task(1) },
        'tasks/find': () => held.then(() => finding([card(2)])),
        'tasks/publisher': () => held.then(() => refuse('BUSY', 503)),
      }),
    });
    await mini.waitFor('立即抢单');
    await mini.pullDown();
    await mini.waitFor(() => stopped === 1);
    expect(mini.text()).not.toContain('附近还能报名');
    answerNow();
    await mini.waitFor('附近还能报名');
    expect(mini.text()).toContain('立即抢单');
    expectClean(mini);
  });

  it('shows the place on a map that nobody can move, and opens it for navigation once', async () => {
    const opened: unknown[] = [];
    const openLocation = (options: unknown) => void opened.push(options);
    const mini = await launchMini({
      path,
      backend: answering({ 'tasks/get': { task: task(1) } }),
      wx: { openLocation },
    });
    await mini.waitFor('导航');
    expect(mapOf(mini).title).toBe('36.0636, 120.3848');
    expect(mapOf(mini).querySelector('img')?.getAttribute('src')).toContain('images/pin.png');
    expect(mini.page.data.markers).toMatchObject([{ longitude: 120.3848, latitude: 36.0636 }]);
    await mini.tap('导航');
    await mini.tap('导航到五四广场');
    for (const type of ['mousedown', 'mouseup', 'click'])
      mapOf(mini).dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }));
    await mini.settle();
    const place = { name: '五四广场', address: '东海西路 5 号', longitude: 120.3848, latitude: 36.0636 };
    expect(opened).toMatchObject([place, place, place]);
    expect(calls(mini, 'getLocation')).toHaveLength(0);
    expectClean(mini);
  });

  it('says how far it is while the position is known, for five minutes', async () => {
    const mini = await launchMini({
      settings: { privacy: 'agreed', location: 'granted', longitude: 120.38, latitude: 36.08 },
      backend: answering({
        'tasks/cities': { cityCode: '370200', cities: [] },
        'tasks/find': finding([card(1)]),
        'tasks/get': { task: task(1) },
      }),
    });
    await mini.waitFor('展会引导员 1');
    await mini.waitFor(() => calls(mini, 'getLocation').length > 0);
    await mini.tap('展会引导员 1');
    await mini.waitFor('约 1.9 公里');
    const asked = calls(mini, 'getLocation').length;
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 5 * 60_000 + 1);
    try {
      await mini.pullDown();
      await mini.waitFor('约 1.9 公里', false);
    } finally {
      now.mockRestore();
    }
    expect(calls(mini, 'getLocation')).toHaveLength(asked);
  });

  it('is asked for once, and anew when the page is pulled down', async () => {
    const mini = await launchMini({
      path,
      backend: answering({ 'tasks/get': { task: task(1) }, 'tasks/find': finding([card(2)]) }),
    });
    const asked = () => mini.requests.filter(({ url }) => url === '/tasks/find').length;
    await mini.waitFor('附近还能报名');
    await mini.settle();
    const first = asked();
    await mini.tap('展会引导员 2');
    await mini.waitFor('展会引导员 1');
    await mini.settle();
    const withOther = asked();
    await mini.back();
    await mini.waitFor(() => mini.requests.filter(({ url }) => url === '/tasks/get').length === 3);
    expect(asked()).toBe(withOther);
    await mini.pullDown();
    await mini.waitFor(() => asked() === withOther + first);
  });

  it('offers nothing that the person has signed up for', async () => {
    const own = order('admitted', { taskId: idOf(2) });
    const mini = await launchMini({
      storage: await signedInStorage(),
      backend: answering({
        'account/me': { profile: profile() },
        'orders/mine': { orders: [own] },
        'orders/forTask': noOrder,
        'tasks/find': finding([card(1), card(2), card(3)]),
        'tasks/get': { task: task(1) },
      }),
    });
    await mini.waitFor('已录用');
    await mini.tap('展会引导员 1');
    await mini.waitFor('附近还能报名');
    expect(mini.text()).toContain('展会引导员 3');
    expect(mini.text()).not.toContain('展会引导员 2');
  });

  it('leads to the publisher, and says since when it has been here', async () => {
    const sinceMs = Date.parse('2024-03-31T20:00:00Z');
    const avatarUrl = 'https://files.example/1.png';
    const publisher = { ...card(1).publisher, sinceMs, avatarUrl };
    const mini = await launchMini({
      path,
      backend: answering({ 'tasks/get': { task: task(1) }, 'tasks/publisher': { publisher } }),
    });
    await mini.waitFor('企业认证 · 2024年4月入驻');
    expect(document.querySelector(`img[src="${avatarUrl}"]`)).not.toBeNull();
    await mini.tap('青岛晴天会展');
    expect(mini.route).toBe('pages/publisher/index');
    expect(mini.page.options).toEqual({ id: 'A000000000000009', city: '370200' });
  });

  it('shows at most five tasks near by, the same type first, without itself and what is full', async () => {
    const alike = [card(1), card(2), card(3, { placesLeft: 0 })];
    const others = [4, 5, 6, 7, 8].map((n) => found(n, { type: 'catering', distanceMetres: 50 }));
    const mini = await launchMini({
      path,
      backend: answering({
        'tasks/get': { task: task(1) },
        'tasks/find': ({ types }: { types?: string[] }) => finding(types ? alike : [...alike, ...others]),
      }),
    });
    await mini.waitFor('附近还能报名');
    const below = mini.text().split('附近还能报名')[1] ?? '';
    expect(below.match(/展会引导员 \d/g)).toEqual([2, 4, 5, 6, 7].map((n) => `展会引导员 ${n}`));
    // Its distance from the other task is not how far somebody has to go.
    expect(mini.text()).not.toContain('100 米内');
    await mini.tap('展会引导员 4');
    expect(mini.page.options).toEqual({ id: idOf(4) });
    expectClean(mini);
  });

  it.each([
    ['events', '看看附近同类任务'],
    ['catering', '看看附近的任务'],
  ] as const)('leads from a full task to what can be had: %s', async (type, way) => {
    const mini = await launchMini({
      path,
      backend: answering({
        'tasks/get': { task: task(1, { placesLeft: 0 }) },
        'tasks/find': ({ types }: { types?: string[] }) =>
          finding(types?.includes(type) === false ? [] : [card(2, { type })]),
      }),
    });
    await mini.waitFor(way);
    expect(mini.text()).toContain('名额已满');
    await mini.tap(way);
    expect(calls(mini, 'pageScrollTo')).toHaveLength(1);
    expect(mini.route).toBe('pages/task/index');
    expectClean(mini);
  });
});

describe('未能抢单', () => {
  const missed = `pages/task/missed?id=${idOf(1)}&code=TASK_FULL`;

  it('says why, and offers what can still be had', async () => {
    const asked: unknown[] = [];
    const mini = await launchMini({
      path: missed,
      backend: answering({
        'tasks/get': { task: task(1, { placesLeft: 0 }) },
        'tasks/find': (input: unknown) => {
          asked.push(input);
          return finding([
            card(1),
            card(2, { placesLeft: 0 }),
            card(3),
            card(4, { signUpDeadlineMs: Date.now() - 1 }),
          ]);
        },
      }),
    });
    await mini.waitFor('附近还能报名');
    expect(mini.text()).toContain('名额已满，看看其他任务吧');
    expect(mini.text()).toContain('展会引导员 3');
    for (const other of ['展会引导员 2', '展会引导员 4']) expect(mini.text()).not.toContain(other);
    const { longitude, latitude } = card(1).place;
    const near = { longitude, latitude, radiusMetres: expect.any(Number) };
    expect(asked[0]).toMatchObject({ near, types: ['events'], hideFull: true, sort: 'nearest' });
    await mini.tap('展会引导员 3');
    await mini.waitFor(() => mini.route === 'pages/task/index');
    expectClean(mini);
  });

  it('looks at all kinds where there is none alike, and stands without the task or the list', async () => {
    let lists = 0;
    const mini = await launchMini({
      path: missed,
      backend: answering({
        'tasks/get': { task: task(1) },
        'tasks/find': ({ types }: { types?: string[] }) => {
          lists += 1;
          return finding(types ? [] : [card(5, { type: 'catering' })]);
        },
      }),
    });
    await mini.waitFor('展会引导员 5');
    expect(lists).toBe(2);
    const gone = await launchMini({
      path: `pages/task/missed?id=${idOf(1)}&code=TASK_NOT_FOUND`,
      backend: answering({
        'tasks/get': refuse('TASK_NOT_FOUND', 404),
        'tasks/find': refuse('NOT_ALLOWED', 403),
      }),
    });
    await gone.waitFor('没有加载成功');
    expect(gone.text()).toContain('任务不存在或已下架');
    await gone.tap('看看其他任务');
    await gone.waitFor(() => gone.route === 'pages/task-list/index');
  });
});
