import { type StartedCloudbase, startCloudbase } from '../../../local/cloudbase/start-cloudbase';
import { MAIN_APP } from '../../../local/sandbox/apps';
import { createSandbox } from '../../../local/sandbox/sandbox';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { AppError } from '../../contract/errors';
import type { WeChat } from '../../ports/wechat';
import { randomIds } from '../system/random-ids';
import { systemClock } from '../system/system-clock';
import { cloudCallNames } from './cloud-calls';
import { weChatCloud } from './we-chat-cloud';

const timeouts = fakeTimeouts();
const outside = { clock: systemClock, timeouts, ids: randomIds() };
const sandbox = createSandbox({ onHold: timeouts.pass });
let cloud: StartedCloudbase;
let limited: StartedCloudbase;
let closeWeChat: () => Promise<void>;

beforeAll(async () => {
  const { url, close } = await sandbox.listen();
  closeWeChat = close;
  const options = { weChat: sandbox, weChatUrl: url, appId: MAIN_APP.appId, onHold: timeouts.pass };
  cloud = await startCloudbase(options);
  limited = await startCloudbase({ ...options, permitted: new Set(['wxacode.getUnlimited']) });
});
beforeEach(() => {
  sandbox.reset();
  sandbox.visit(sandbox.openid('lin'));
  sandbox.grantSubscribeCredit('lin', 'tmpl', 1);
});
afterEach(() => cloud.sandbox.clearFaults());
afterAll(async () => {
  await cloud.close();
  await limited.close();
  await closeWeChat();
});

const adapter = ({ app } = cloud): WeChat =>
  weChatCloud({
    appId: MAIN_APP.appId,
    call: (request) => app.callWxOpenApi(request),
    ...outside,
    retryDelaysMs: [0, 0],
    miniProgramState: 'developer',
  });

const openid = () => sandbox.openid('lin');
const message = () => ({ openid: openid(), templateId: 'tmpl', page: 'pages/a', data: { thing1: '你好' } });

/** Every method, as a call that succeeds when nothing is broken. */
const methods = [
  ['getuserphonenumber', (it: WeChat) => it.phoneNumber(sandbox.phoneCode('lin'), openid())],
  ['msg_sec_check', (it: WeChat) => it.checkText({ openid: openid(), content: '你好', scene: 2 })],
  ['media_check_async', (it: WeChat) => it.checkPicture({ openid: openid(), url: 'https://a', scene: 2 })],
  ['getuserriskrank', (it: WeChat) => it.riskRank({ openid: openid(), scene: 0, clientIp: '192.0.2.1' })],
  ['getwxacodeunlimit', (it: WeChat) => it.miniProgramCode({ scene: 't=1', page: 'pages/task/task' })],
  ['generate_urllink', (it: WeChat) => it.urlLink({ page: 'pages/a', query: 'id=1', days: 30 })],
  ['subscribe_send', (it: WeChat) => it.sendSubscribeMessage(message())],
] as const;

async function errorOf(call: Promise<unknown>): Promise<AppError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error;
  throw new Error(`no AppError but ${String(error)}`);
}

test('every method works, and none asks for a token', async () => {
  const it = adapter();
  const answers = [];
  for (const [, call] of methods) answers.push(await call(it));
  const [phone, verdict, check, rank, code, link, sent] = answers;
  expect(phone).toEqual({ phone: '13800001001', countryCode: '86' });
  expect(verdict).toEqual({ suggest: 'pass', label: 100 });
  expect(sandbox.takeMediaChecks()).toMatchObject([{ traceId: check, url: 'https://a' }]);
  expect([rank, sent]).toEqual([0, 'sent']);
  expect(sandbox.openUrlLink(String(link))).toEqual({ path: 'pages/a', query: 'id=1' });
  expect([...(code as Uint8Array).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(sandbox.weChatCalls().map(({ endpoint }) => endpoint)).toEqual(methods.map(([name]) => name));
});

test('refusals of WeChat mean the same as over HTTPS', async () => {
  const it = adapter();
  expect((await errorOf(it.phoneNumber('made-up', openid()))).code).toBe('WECHAT_CODE_INVALID');
  const stranger = sandbox.openid('chen');
  const unseen = it.checkText({ openid: stranger, content: '你好', scene: 2 });
  expect((await errorOf(unseen)).code).toBe('SESSION_EXPIRED');
  expect(await it.sendSubscribeMessage({ ...message(), templateId: 'other' })).toBe('not-subscribed');
});

describe.each(methods)('%s', (endpoint, call) => {
  test.each([
    ['is busy', { fault: 'errcode', errcode: -1, times: 3 }, 'WECHAT_BUSY'],
    ['limits the rate', { fault: 'errcode', errcode: 45009 }, 'WECHAT_RATE_LIMITED'],
    ['does not know us', { fault: 'errcode', errcode: 48001 }, 'INTERNAL'],
    ['answers garbage', { fault: 'garbage' }, 'WECHAT_UNAVAILABLE'],
    ['answers 500', { fault: 'http-500' }, 'WECHAT_UNAVAILABLE'],
    ['cannot be reached', { fault: 'fail' }, 'WECHAT_UNAVAILABLE'],
  ] as const)('when WeChat %s', async (_, fault, code) => {
    sandbox.addFault({ endpoint, ...fault });
    const error = await errorOf(call(adapter()));
    expect(error.code).toBe(code);
    const said = `${error.stack} ${error.cause instanceof Error ? error.cause.stack : ''}`;
    for (const secret of [openid(), '13800001001']) expect(said).not.toContain(secret);
  });

  test.each([
    ['does not answer', { fault: 'hang' }, 'WECHAT_TIMEOUT'],
    ['resets the connection', { fault: 'fail' }, 'WECHAT_UNAVAILABLE'],
    ['answers garbage', { fault: 'garbage' }, 'WECHAT_UNAVAILABLE'],
    ['answers 500', { fault: 'http-500' }, 'WECHAT_UNAVAILABLE'],
    ['has a fault of its own', { fault: 'code', code: 'SYS_ERR' }, 'WECHAT_UNAVAILABLE'],
    ['passes on an errcode', { fault: 'code', code: '45011' }, 'WECHAT_RATE_LIMITED'],
  ] as const)('when the cloud %s', async (_, fault, code) => {
    cloud.sandbox.addFault({ action: 'wx.api', ...fault });
    expect((await errorOf(call(adapter()))).code).toBe(code);
  });

  test('is tried again while WeChat is busy', async () => {
    sandbox.addFault({ endpoint, fault: 'errcode', errcode: -1, times: 2 });
    await expect(call(adapter())).resolves.toBeDefined();
  });
});

test.each(methods.filter(([name]) => name !== 'getwxacodeunlimit'))(
  '%s without permission is INTERNAL, and the log names the call',
  async (endpoint, call) => {
    const error = await errorOf(call(adapter(limited)));
    expect(error.code).toBe('INTERNAL');
    expect((error.cause as Error).name).toBe(`CloudCallNotPermitted ${cloudCallNames[endpoint]}`);
    expect(sandbox.weChatCalls()).toEqual([]);
  },
);

test('the SDK is told the limit too, so that it closes the socket', async () => {
  const call = jest.fn(async () => ({ result: { errcode: 0, url_link: 'https://wxaurl.cn/a' } }));
  const it = weChatCloud({ appId: MAIN_APP.appId, ...outside, call, timeoutMs: 1_234 });
  await it.urlLink({ page: 'pages/a', query: 'id=1', days: 30 });
  expect(call).toHaveBeenCalledWith(expect.anything(), { timeout: 1_234 });
});

describe('shapes that the documentation leaves open', () => {
  const answering = (result: unknown) =>
    weChatCloud({ appId: MAIN_APP.appId, ...outside, call: async () => ({ result }), retryDelaysMs: [] });
  const failing = (thrown: unknown) =>
    weChatCloud({ appId: MAIN_APP.appId, ...outside, call: () => Promise.reject(thrown), retryDelaysMs: [] });
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1]);
  const code = { scene: 's', page: 'p' };

  test.each([
    ['base64 beside its type', { contentType: 'image/png', buffer: png.toString('base64') }],
    ['a Buffer as JSON writes it', { contentType: 'image/png', buffer: png.toJSON() }],
    ['base64 alone', png.toString('base64')],
  ])('an image as %s', async (_, result) => {
    expect([...(await answering(result).miniProgramCode(code))]).toEqual([...png]);
  });

  test.each(['', 'words', { buffer: 'words' }, { buffer: {} }, null, [], 7])(
    'no image: %j',
    async (result) => {
      expect((await errorOf(answering(result).miniProgramCode(code))).code).toBe('WECHAT_UNAVAILABLE');
    },
  );

  test('fields in camel case, as wx-server-sdk writes them', async () => {
    const phoneInfo = { purePhoneNumber: '138', countryCode: '86' };
    const it = answering({ errCode: 0, errMsg: 'openapi:ok', phoneInfo });
    expect(await it.phoneNumber('c', 'o')).toEqual({ phone: '138', countryCode: '86' });
    const refused = answering({ errCode: 40029, errMsg: 'openapi:fail' }).phoneNumber('c', 'o');
    expect((await errorOf(refused)).code).toBe('WECHAT_CODE_INVALID');
  });

  test.each([
    [{ code: 40029, message: 'x' }, 'WECHAT_CODE_INVALID'],
    [{ errCode: 1, message: 'openapi fail errcode: 45011 hint' }, 'WECHAT_RATE_LIMITED'],
    [{ message: 'system error: error code: -604101' }, 'INTERNAL'],
    [{ code: 'ESOCKETTIMEDOUT', message: 'x' }, 'WECHAT_TIMEOUT'],
    [{ code: 'ETIMEDOUT', message: 'x' }, 'WECHAT_TIMEOUT'],
    [new Error('socket hang up'), 'WECHAT_UNAVAILABLE'],
    ['words', 'WECHAT_UNAVAILABLE'],
    [undefined, 'WECHAT_UNAVAILABLE'],
  ])('thrown %j is %s', async (thrown, expected) => {
    expect((await errorOf(failing(thrown).phoneNumber('c', 'o'))).code).toBe(expected);
  });
});
