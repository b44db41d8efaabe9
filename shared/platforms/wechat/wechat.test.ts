import { MAIN_APP, SECOND_APP } from '../../../local/sandbox/apps';
import { createSandbox } from '../../../local/sandbox/sandbox';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { AppError } from '../../contract/errors';
import type { WeChatWithLogin as WeChat } from '../../ports/wechat';
import { randomIds } from '../system/random-ids';
import { splitText } from './text';
import { type WeChatOptions, weChat } from './wechat';

const START = Date.UTC(2026, 10, 22, 4);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let now = START;
const timeouts = fakeTimeouts();
const sandbox = createSandbox({ now: () => now, onHold: timeouts.pass });
const sleep = jest.fn(async (_ms: number) => {});
const outside = { clock: { nowMs: () => now, sleep }, timeouts, ids: randomIds() };
let server: Awaited<ReturnType<typeof sandbox.listen>>;

beforeAll(async () => {
  server = await sandbox.listen();
});
afterAll(() => server.close());
beforeEach(() => {
  now = START;
  sandbox.reset();
  sleep.mockClear();
});

function adapter(options: Partial<WeChatOptions> = {}): WeChat {
  return weChat({ ...MAIN_APP, host: server.url, ...outside, ...options });
}

async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const thrown = await promise.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw thrown;
}

const codeOf = async (promise: Promise<unknown>) => (await errorOf(promise)).code;
const causeOf = (error: AppError) => (error.cause instanceof Error ? error.cause.message : undefined);
const callsTo = (endpoint: string) => sandbox.weChatCalls().filter((call) => call.endpoint === endpoint);

/** The person's openid, after opening the mini-program. */
async function signIn(person: string): Promise<string> {
  return (await adapter().exchangeLoginCode(sandbox.loginCode(person))).openid;
}

const message = (openid: string) => ({
  openid,
  templateId: 'tmpl-accepted',
  page: 'pages/orders/orders?from=message',
  data: { thing1: '周末活动协助', time2: '2026年11月28日 09:00' },
});

/** Every method, as a call that succeeds when nothing is broken. */
const methods = [
  ['code2session', (it: WeChat) => it.exchangeLoginCode(sandbox.loginCode('lin'))],
  ['getuserphonenumber', (it: WeChat) => it.phoneNumber(sandbox.phoneCode('lin'), sandbox.openid('lin'))],
  [
    'msg_sec_check',
    (it: WeChat) => it.checkText({ openid: sandbox.openid('lin'), content: '你好', scene: 2 }),
  ],
  [
    'media_check_async',
    (it: WeChat) => it.checkPicture({ openid: sandbox.openid('lin'), url: 'https://a', scene: 2 }),
  ],
  [
    'getuserriskrank',
    (it: WeChat) => it.riskRank({ openid: sandbox.openid('lin'), scene: 0, clientIp: '192.0.2.1' }),
  ],
  ['getwxacodeunlimit', (it: WeChat) => it.miniProgramCode({ scene: 't=1', page: 'pages/task/task' })],
  ['generate_urllink', (it: WeChat) => it.urlLink({ page: 'pages/task/index', query: 'id=1', days: 30 })],
  ['subscribe_send', (it: WeChat) => it.sendSubscribeMessage(message(sandbox.openid('lin')))],
] as const;
const authorised = methods.filter(([endpoint]) => endpoint !== 'code2session');

describe('exchangeLoginCode', () => {
  it('gives the openid of the app and the unionid of the owner', async () => {
    const second = adapter(SECOND_APP);
    const here = await adapter().exchangeLoginCode(sandbox.loginCode('lin'));
    const there = await second.exchangeLoginCode(sandbox.loginCode('lin', SECOND_APP.appId));
    expect(here).toEqual({ openid: sandbox.openid('lin'), unionid: expect.stringMatching(/^o.{27}$/) });
    expect(there.openid).not.toBe(here.openid);
    expect(there.unionid).toBe(here.unionid);
    expect([adapter().appId, second.appId]).toEqual([MAIN_APP.appId, SECOND_APP.appId]);
  });

  it('has no unionid for a person without one', async () => {
    expect(await adapter().exchangeLoginCode(sandbox.loginCode('he'))).toEqual({
      openid: sandbox.openid('he'),
    });
  });

  it('refuses a code that was used, is 5 minutes old, of another app, or made up', async () => {
    const used = sandbox.loginCode('lin');
    await adapter().exchangeLoginCode(used);
    const old = sandbox.loginCode('lin');
    now += 5 * MINUTE;
    for (const code of [used, old, sandbox.loginCode('lin', SECOND_APP.appId), 'made-up']) {
      expect(await codeOf(adapter().exchangeLoginCode(code))).toBe('WECHAT_CODE_INVALID');
    }
  });

  it('refuses a code that WeChat has already processed when the first answer was lost', async () => {
    sandbox.addFault({ endpoint: 'code2session', fault: 'twice' });
    expect(await codeOf(adapter().exchangeLoginCode(sandbox.loginCode('lin')))).toBe('WECHAT_CODE_INVALID');
    expect(callsTo('code2session').map((call) => call.errcode)).toEqual([0, 40163]);
  });

  it('tells when WeChat blocks a person at risk', async () => {
    expect(await codeOf(adapter().exchangeLoginCode(sandbox.loginCode('gao')))).toBe('WECHAT_RISK_BLOCKED');
  });

  it('is never retried with the same code', async () => {
    sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode: -1 });
    expect(await codeOf(adapter().exchangeLoginCode(sandbox.loginCode('lin')))).toBe('WECHAT_BUSY');
    expect(callsTo('code2session')).toHaveLength(1);
  });
});

describe('phoneNumber', () => {
  it('gives the number without country code', async () => {
    const phone = await adapter().phoneNumber(sandbox.phoneCode('lin'), sandbox.openid('lin'));
    expect(phone).toEqual({ phone: '13800001001', countryCode: '86' });
  });

  it('refuses a code that was used, is too old, or belongs to somebody else', async () => {
    const openid = sandbox.openid('lin');
    const used = sandbox.phoneCode('lin');
    await adapter().phoneNumber(used, openid);
    const old = sandbox.phoneCode('lin');
    now += 5 * MINUTE;
    for (const code of [used, old, sandbox.phoneCode('chen'), sandbox.loginCode('lin')]) {
      expect(await codeOf(adapter().phoneNumber(code, openid))).toBe('WECHAT_CODE_INVALID');
    }
  });
});

describe('checkText', () => {
  const check = async (content: string, more: { nickname?: string; title?: string } = {}) =>
    adapter().checkText({ openid: await signIn('lin'), content, scene: 1, ...more });

  it('gives verdict and label', async () => {
    expect(await check('周末来青岛做活动')).toEqual({ suggest: 'pass', label: 100 });
    expect(await check('先加微信再说')).toEqual({ suggest: 'review', label: 10001 });
    expect(await check('代开发票')).toEqual({ suggest: 'risky', label: 20006 });
    expect(await check('你好', { nickname: '刷单小能手' })).toEqual({ suggest: 'risky', label: 20008 });
    expect(await check('你好', { title: '色情' })).toEqual({ suggest: 'risky', label: 20002 });
  });

  it('splits a long text, finds a word on the border, and gives the worst verdict', async () => {
    const acrossBorder = `加微信${'啊'.repeat(2_496)}赌博${'啊'.repeat(3_000)}`;
    expect(await check(acrossBorder)).toEqual({ suggest: 'risky', label: 20006 });
    expect(callsTo('msg_sec_check')).toHaveLength(2);
    expect(await check(`加微信${'啊'.repeat(2_500)}`)).toEqual({ suggest: 'review', label: 10001 });
  });

  it('asks for a new session when the person has not been here for two hours', async () => {
    const never = adapter().checkText({ openid: sandbox.openid('chen'), content: '你好', scene: 2 });
    expect(await codeOf(never)).toBe('SESSION_EXPIRED');
    const openid = await signIn('lin');
    now += 2 * HOUR + 1;
    expect(await codeOf(adapter().checkText({ openid, content: '你好', scene: 2 }))).toBe('SESSION_EXPIRED');
  });

  it('sends WeChat only what it asks for', async () => {
    await check('你好', { nickname: '小林' });
    const fields = Object.keys(callsTo('msg_sec_check')[0]?.body ?? {}).sort();
    expect(fields).toEqual(['access_token', 'content', 'nickname', 'openid', 'scene', 'version']);
  });
});

describe('splitText', () => {
  it.each([0, 1, 2_500, 2_501, 4_950, 4_951, 12_345])(
    'covers %i characters in pieces of at most 2,500',
    (length) => {
      const text = Array.from({ length }, (_, index) => String.fromCharCode(0x4e00 + (index % 20_000))).join(
        '',
      );
      const pieces = splitText(text);
      expect(pieces.every((piece) => piece.length <= 2_500 && text.includes(piece))).toBe(true);
      const joined = pieces.reduce((whole, piece) => whole + piece.slice(50));
      expect(joined).toBe(text);
    },
  );

  it('never cuts a character of two units', () => {
    const pieces = splitText(`啊${'😀'.repeat(3_000)}`);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.every((piece) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(piece))).toBe(true);
  });

  it('never cuts what people see as one character, unless it alone is longer than a piece', () => {
    const family = '👨‍👩‍👧';
    const pieces = splitText(`啊${family.repeat(1_000)}`);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(piece).toMatch(new RegExp(`^啊?(?:${family})+$`, 'u'));
    const endless = splitText(`啊😀${'\u200d😀'.repeat(4_000)}`);
    expect(endless.every((piece) => piece.length <= 2_500 && piece.isWellFormed())).toBe(true);
  });
});

describe('riskRank', () => {
  it('gives the rank of a person', async () => {
    const ranks = ['lin', 'feng'].map(async (person) => {
      const openid = await signIn(person);
      return adapter().riskRank({ openid, scene: 1, clientIp: '192.0.2.1' });
    });
    expect(await Promise.all(ranks)).toEqual([0, 3]);
  });

  it('asks for a new session when the person has not been here for two hours', async () => {
    const subject = { openid: sandbox.openid('lin'), scene: 0, clientIp: '192.0.2.1' } as const;
    expect(await codeOf(adapter().riskRank(subject))).toBe('SESSION_EXPIRED');
  });

  it.each([
    [61081, 'WECHAT_RATE_LIMITED'],
    [61080, 'WECHAT_UNAVAILABLE'],
  ] as const)('errcode %i is %s', async (errcode, code) => {
    const openid = await signIn('lin');
    sandbox.addFault({ endpoint: 'getuserriskrank', fault: 'errcode', errcode });
    expect(await codeOf(adapter().riskRank({ openid, scene: 0, clientIp: '192.0.2.1' }))).toBe(code);
  });
});

describe('miniProgramCode', () => {
  it('gives the bytes of a PNG', async () => {
    const bytes = await adapter().miniProgramCode({ scene: 't=abc&c=lin', page: 'pages/task/task' });
    expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(16)).toBe(430);
  });

  it.each([
    ['formal', { check_path: true, env_version: 'release' }],
    ['trial', { check_path: false, env_version: 'trial' }],
    ['developer', { check_path: false, env_version: 'develop' }],
  ] as const)('opens the %s version', async (miniProgramState, expected) => {
    await adapter({ miniProgramState }).miniProgramCode({ scene: 't=1', page: 'pages/task/task' });
    expect(callsTo('getwxacodeunlimit')[0]?.body).toMatchObject(expected);
  });

  it('reports a scene or page that WeChat does not take as our own mistake', async () => {
    const page = 'pages/task/task';
    const scene = await errorOf(adapter().miniProgramCode({ scene: '任务', page }));
    const slash = await errorOf(adapter().miniProgramCode({ scene: 't=1', page: `/${page}` }));
    expect([scene.code, causeOf(scene)]).toEqual([
      'INTERNAL',
      'WeChat getwxacodeunlimit answered errcode 40129',
    ]);
    expect([slash.code, causeOf(slash)]).toEqual([
      'INTERNAL',
      'WeChat getwxacodeunlimit answered errcode 41030',
    ]);
  });
});

describe('urlLink', () => {
  const link = { page: 'pages/task/index', query: 'id=abc&share=def', days: 30 };

  it('gives a link that opens the page as long as it was asked to', async () => {
    const url = await adapter().urlLink(link);
    expect(url).toMatch(/^https:\/\//);
    now += 30 * 24 * HOUR - 1;
    expect(sandbox.openUrlLink(url)).toEqual({ path: link.page, query: link.query });
    now += 1;
    expect(sandbox.openUrlLink(url)).toBeUndefined();
  });

  it.each([
    ['formal', 'release'],
    ['trial', 'trial'],
    ['developer', 'develop'],
  ] as const)('opens the %s version', async (miniProgramState, env_version) => {
    await adapter({ miniProgramState }).urlLink(link);
    expect(callsTo('generate_urllink')[0]?.body).toMatchObject({
      ...{ path: link.page, env_version, expire_type: 1, expire_interval: 30 },
    });
  });

  it.each([
    [{ page: '/pages/task/index' }, 40165],
    [{ query: '任务' }, 40212],
    [{ query: 'a'.repeat(1_025) }, 40212],
    [{ days: 31 }, 85401],
  ])('reports %j as our own mistake', async (wrong, errcode) => {
    const error = await errorOf(adapter().urlLink({ ...link, ...wrong }));
    expect([error.code, causeOf(error)]).toEqual([
      'INTERNAL',
      `WeChat generate_urllink answered errcode ${errcode}`,
    ]);
  });

  it.each([44990, 44993])('errcode %i: as many as there may be', async (errcode) => {
    sandbox.addFault({ endpoint: 'generate_urllink', fault: 'errcode', errcode });
    expect(await codeOf(adapter().urlLink(link))).toBe('WECHAT_RATE_LIMITED');
  });
});

describe('sendSubscribeMessage', () => {
  it('to an openid that is nobody is sent to nobody, once', async () => {
    const nobody = `o${'A'.repeat(27)}`;
    expect(await adapter().sendSubscribeMessage(message(nobody))).toBe('not-subscribed');
    expect(sandbox.weChatCalls().filter(({ endpoint }) => endpoint === 'subscribe_send')).toHaveLength(1);
  });

  it('sends one message for each credit', async () => {
    sandbox.grantSubscribeCredit('lin', 'tmpl-accepted', 1);
    const send = () =>
      adapter({ miniProgramState: 'trial' }).sendSubscribeMessage(message(sandbox.openid('lin')));
    expect(await send()).toBe('sent');
    expect(await send()).toBe('not-subscribed');
    expect(sandbox.weChatMessages()).toEqual([
      {
        at: '2026-11-22T04:00:00.000Z',
        appId: MAIN_APP.appId,
        person: 'lin',
        templateId: 'tmpl-accepted',
        page: 'pages/orders/orders?from=message',
        miniProgramState: 'trial',
        data: { thing1: '周末活动协助', time2: '2026年11月28日 09:00' },
      },
    ]);
  });

  it('tries again while WeChat sends another message to the same person', async () => {
    sandbox.grantSubscribeCredit('lin', 'tmpl-accepted', 1);
    sandbox.addFault({ endpoint: 'subscribe_send', fault: 'errcode', errcode: 43108, times: 2 });
    expect(await adapter().sendSubscribeMessage(message(sandbox.openid('lin')))).toBe('sent');
    sandbox.addFault({ endpoint: 'subscribe_send', fault: 'errcode', errcode: 43108, times: 3 });
    expect(await codeOf(adapter().sendSubscribeMessage(message(sandbox.openid('lin'))))).toBe('WECHAT_BUSY');
  });

  it('reports a value that WeChat does not take as our own mistake', async () => {
    sandbox.grantSubscribeCredit('lin', 'tmpl-accepted', 1);
    const tooLong = { ...message(sandbox.openid('lin')), data: { thing1: '长'.repeat(21) } };
    const error = await errorOf(adapter().sendSubscribeMessage(tooLong));
    expect([error.code, causeOf(error)]).toEqual([
      'INTERNAL',
      'WeChat subscribe_send answered errcode 47003',
    ]);
  });
});

describe('the access token', () => {
  const code = (it: WeChat) => it.miniProgramCode({ scene: 't=1', page: 'pages/task/task' });

  it('is fetched once for callers that come together, and kept', async () => {
    const it = adapter();
    await Promise.all(Array.from({ length: 10 }, () => code(it)));
    await code(it);
    expect(callsTo('stable_token')).toHaveLength(1);
  });

  it('is renewed 5 minutes before it expires', async () => {
    const it = adapter();
    await code(it);
    now += 2 * HOUR - 5 * MINUTE - 1;
    await code(it);
    expect(callsTo('stable_token')).toHaveLength(1);
    now += 1;
    await code(it);
    expect(callsTo('stable_token')).toHaveLength(2);
    expect(callsTo('getwxacodeunlimit').every((call) => call.errcode === 0)).toBe(true);
  });

  it('that comes with little time left is used for half of it', async () => {
    await code(adapter());
    now += 2 * HOUR - 6 * MINUTE;
    const late = adapter();
    await code(late);
    now += 3 * MINUTE - 1;
    await code(late);
    expect(callsTo('stable_token')).toHaveLength(2);
    now += 1;
    await code(late);
    expect(callsTo('stable_token')).toHaveLength(3);
  });

  it('that WeChat calls expired is replaced by asking again, without force', async () => {
    const slowClock = adapter({ clock: { nowMs: () => START, sleep } });
    await code(slowClock);
    now += 2 * HOUR;
    await code(slowClock);
    expect(callsTo('getwxacodeunlimit').map((call) => call.errcode)).toEqual([0, 42001, 0]);
    expect(callsTo('stable_token').map((call) => call.body.force_refresh)).toEqual([false, false]);
  });

  it('that another process has replaced by force is fetched again, without force', async () => {
    const here = adapter();
    await code(here);
    sandbox.addFault({ endpoint: 'getwxacodeunlimit', fault: 'errcode', errcode: 40014 });
    await code(adapter());
    await code(here);
    expect(callsTo('getwxacodeunlimit').map((call) => call.errcode)).toEqual([0, 40014, 0, 40001, 0]);
    expect(callsTo('stable_token').map((call) => call.body.force_refresh)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it('is forced once for all callers when WeChat keeps handing out the one it rejects', async () => {
    const it = adapter();
    await code(it);
    sandbox.addFault({ endpoint: 'getwxacodeunlimit', fault: 'errcode', errcode: 40001, times: 5 });
    await Promise.all(Array.from({ length: 5 }, () => code(it)));
    expect(callsTo('stable_token').filter((call) => call.body.force_refresh === true)).toHaveLength(1);
  });

  it('that is rejected again is our own trouble, and is not forced a second time soon after', async () => {
    const it = adapter();
    sandbox.addFault({ endpoint: 'getwxacodeunlimit', fault: 'errcode', errcode: 40001, times: 6 });
    const error = await errorOf(code(it));
    expect([error.code, causeOf(error)]).toEqual([
      'INTERNAL',
      'WeChat getwxacodeunlimit answered errcode 40001',
    ]);
    expect(await codeOf(code(it))).toBe('INTERNAL');
    const forced = () => callsTo('stable_token').filter((call) => call.body.force_refresh === true).length;
    expect(forced()).toBe(1);
    now += 75 * MINUTE;
    expect(await codeOf(code(it))).toBe('INTERNAL');
    expect(forced()).toBe(2);
  });

  it('that could not be fetched is asked for again by the next caller', async () => {
    const it = adapter();
    sandbox.addFault({ endpoint: 'stable_token', fault: 'http-500' });
    expect(await codeOf(code(it))).toBe('WECHAT_UNAVAILABLE');
    await expect(code(it)).resolves.toBeInstanceOf(Uint8Array);
  });

  it.each([40013, 40125, 40164, 41002, 41004, 89503, 89506, 89507])(
    'errcode %i is INTERNAL',
    async (errcode) => {
      sandbox.addFault({ endpoint: 'stable_token', fault: 'errcode', errcode });
      const error = await errorOf(code(adapter()));
      expect([error.code, causeOf(error)]).toEqual([
        'INTERNAL',
        `WeChat stable_token answered errcode ${errcode}`,
      ]);
    },
  );

  it('is not given for a wrong secret', async () => {
    const error = await errorOf(code(adapter({ secret: 'not-the-secret' })));
    expect([error.code, causeOf(error)]).toEqual(['INTERNAL', 'WeChat stable_token answered errcode 40125']);
  });
});

describe.each(methods)('when %s is in trouble', (endpoint, call) => {
  beforeEach(async () => {
    await signIn('lin');
    sandbox.grantSubscribeCredit('lin', 'tmpl-accepted', 5);
  });

  it('gives up on a call that hangs, or is answered too late', async () => {
    const it = adapter();
    await call(it);
    sandbox.addFault({ endpoint, fault: 'hang' });
    sandbox.addFault({ endpoint, fault: 'late', delayMs: 60_000 });
    expect(await Promise.all([codeOf(call(it)), codeOf(call(it))])).toEqual([
      'WECHAT_TIMEOUT',
      'WECHAT_TIMEOUT',
    ]);
  });

  it('takes a late answer that is still in time', async () => {
    sandbox.addFault({ endpoint, fault: 'late', delayMs: 1 });
    await expect(call(adapter())).resolves.toBeDefined();
  });

  it.each(['fail', 'http-500', 'garbage'] as const)('%s is WECHAT_UNAVAILABLE', async (fault) => {
    sandbox.addFault({ endpoint, fault });
    expect(await codeOf(call(adapter()))).toBe('WECHAT_UNAVAILABLE');
  });

  it.each([45009, 45011, 44991])('errcode %i is WECHAT_RATE_LIMITED', async (errcode) => {
    sandbox.addFault({ endpoint, fault: 'errcode', errcode });
    expect(await codeOf(call(adapter()))).toBe('WECHAT_RATE_LIMITED');
  });

  it.each([48001, 40013, 40125, 40164, 99999])('errcode %i is INTERNAL', async (errcode) => {
    sandbox.addFault({ endpoint, fault: 'errcode', errcode });
    const error = await errorOf(call(adapter()));
    expect([error.code, causeOf(error)]).toEqual([
      'INTERNAL',
      `WeChat ${endpoint} answered errcode ${errcode}`,
    ]);
  });

  it('a success without what was promised is WECHAT_UNAVAILABLE', async () => {
    sandbox.addFault({ endpoint, fault: 'errcode', errcode: 0 });
    if (endpoint === 'subscribe_send') await expect(call(adapter())).resolves.toBe('sent');
    else expect(await codeOf(call(adapter()))).toBe('WECHAT_UNAVAILABLE');
  });

  it('never says who, or with which secret, code or token', async () => {
    const secrets: string[] = [
      MAIN_APP.secret,
      sandbox.openid('lin'),
      '13800001001',
      'access_token',
      'js_code',
    ];
    const faults = [
      { fault: 'fail' },
      { fault: 'garbage' },
      { fault: 'http-500' },
      { fault: 'errcode', errcode: 40013 },
      { fault: 'errcode', errcode: 0 },
    ] as const;
    for (const fault of faults) {
      if (endpoint === 'subscribe_send' && 'errcode' in fault && fault.errcode === 0) continue;
      sandbox.addFault({ endpoint, ...fault });
      const error = await errorOf(call(adapter()));
      const said = `${error.stack} ${causeOf(error)} ${JSON.stringify(error.details)}`;
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
      expect((error.cause as Error).cause).toBeUndefined();
    }
  });
});

describe.each(authorised)('when WeChat is too busy for %s', (endpoint, call) => {
  beforeEach(async () => {
    await signIn('lin');
    sandbox.grantSubscribeCredit('lin', 'tmpl-accepted', 5);
  });

  it('tries three times, with growing pauses', async () => {
    sandbox.addFault({ endpoint, fault: 'errcode', errcode: -1, times: 2 });
    await expect(call(adapter())).resolves.toBeDefined();
    const [first = 0, second = 0] = sleep.mock.calls.map(([delayMs]) => delayMs);
    expect(first).toBeGreaterThanOrEqual(100);
    expect(first).toBeLessThanOrEqual(200);
    expect(second).toBeGreaterThanOrEqual(300);
    expect(second).toBeLessThanOrEqual(600);
    sandbox.addFault({ endpoint, fault: 'errcode', errcode: -1, times: 3 });
    expect(await codeOf(call(adapter()))).toBe('WECHAT_BUSY');
    expect(callsTo(endpoint)).toHaveLength(6);
  });

  it('tries as often as it is told', async () => {
    sandbox.addFault({ endpoint, fault: 'errcode', errcode: -1 });
    expect(await codeOf(call(adapter({ retryDelaysMs: [] })))).toBe('WECHAT_BUSY');
  });

  it('also asks for the token again', async () => {
    sandbox.addFault({ endpoint: 'stable_token', fault: 'errcode', errcode: -1, times: 2 });
    await expect(call(adapter())).resolves.toBeDefined();
  });

  it('refreshes a rejected token and tries once more', async () => {
    sandbox.addFault({ endpoint, fault: 'errcode', errcode: 40014 });
    await expect(call(adapter())).resolves.toBeDefined();
    expect(callsTo(endpoint).map((it) => it.errcode)).toEqual([40014, 0]);
  });
});

describe('the network', () => {
  it('that refuses the connection is WECHAT_UNAVAILABLE', async () => {
    const gone = await createSandbox().listen();
    await gone.close();
    const error = await errorOf(adapter({ host: gone.url }).exchangeLoginCode('code'));
    expect([error.code, causeOf(error)]).toEqual(['WECHAT_UNAVAILABLE', 'WeChat code2session: ECONNREFUSED']);
  });

  it('leads to WeChat unless another host is given, and follows no redirect', async () => {
    const fetching = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'));
    try {
      expect(await codeOf(weChat({ ...MAIN_APP, ...outside }).exchangeLoginCode('code'))).toBe(
        'WECHAT_UNAVAILABLE',
      );
      const [url, init] = fetching.mock.calls[0] ?? [];
      expect(String(url)).toMatch(/^https:\/\/api\.weixin\.qq\.com\/sns\/jscode2session\?/);
      expect(init?.redirect).toBe('error');
    } finally {
      fetching.mockRestore();
    }
  });
});
