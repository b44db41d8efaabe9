/** @jest-environment node */
import { errorCatalogue } from '../../shared/contract/errors';
import { installWx } from '../../tests/mini/fake-wx';
import { tokens } from '../../tests/mini/stubs';

interface Sent {
  readonly url: string;
  readonly data: object;
  readonly header: Readonly<Record<string, string>>;
  success(answer: { data: unknown }): void;
  fail(error: { errMsg: string }): void;
}

const done = (data: unknown) => ({ ok: true, data });
const refused = (code: keyof typeof errorCatalogue) => ({
  ok: false,
  error: { code, retryable: errorCatalogue[code].retryable },
});

/** The api with what the network answers, in order; a string is what WeChat says when nothing came. */
function load(answers: readonly unknown[], session?: object) {
  jest.resetModules();
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'], advanceTimers: true });
  const sent: Sent[] = [];
  const storage = installWx({
    login: ({ success }: { success(answer: object): void }) => success({ code: 'login-code' }),
    request: (call: Sent) => {
      const answer = answers[sent.push(call) - 1];
      if (typeof answer === 'string') call.fail({ errMsg: answer });
      else call.success({ data: answer });
    },
  });
  if (session) storage.set('session', session);
  const { api } = require('./api') as typeof import('./api');
  const { online } = require('../stores/network') as typeof import('../stores/network');
  const calls = () => sent.map(({ url }) => url.replace(/^.*?\/\/[^/]+/, ''));
  return { api, online, sent, calls, storage };
}

const settled = async (call: Promise<unknown>) => {
  const result = call.then(
    (value) => value,
    (error: { code: string }) => error.code,
  );
  await jest.advanceTimersByTimeAsync(5_000);
  return result;
};

afterEach(() => jest.useRealTimers());

const question = { city: '370200', sort: 'newest' } as const;

describe('a call', () => {
  it('that only reads is tried again after what may pass', async () => {
    const { api, calls } = load(['request:fail', refused('BUSY'), done({ tasks: [] })]);
    expect(await settled(api.tasks.find(question))).toEqual({ tasks: [] });
    expect(calls()).toEqual(['/tasks/find', '/tasks/find', '/tasks/find']);
  });

  it('is tried three times at most, and once when a second try cannot help', async () => {
    const busy = load([refused('BUSY'), refused('BUSY'), refused('BUSY'), done({})]);
    expect([await settled(busy.api.tasks.find(question)), busy.sent.length]).toEqual(['BUSY', 3]);
    const gone = load([refused('NOT_FOUND'), done({})]);
    expect([await settled(gone.api.tasks.find(question)), gone.sent.length]).toEqual(['NOT_FOUND', 1]);
  });

  it('that writes without a key is left to the person', async () => {
    const { api, sent } = load([refused('BUSY'), done({})], { tokens: tokens(), accountId: 'A1' });
    expect([await settled(api.account.logout({})), sent.length]).toEqual(['BUSY', 1]);
  });

  it('is sent though the phone says that it is offline, and an answer proves it wrong', async () => {
    const { api, online, sent } = load([done({ tasks: [] })]);
    online.set(false);
    expect([await settled(api.tasks.find(question)), sent.length]).toEqual([{ tasks: [] }, 1]);
    expect(online.get()).toBe(true);
  });

  it.each([
    ['request:fail timeout', 'TIMEOUT'],
    ['request:fail net::ERR', 'OFFLINE'],
    ['request:fail -2:net::ERR_INTERNET_DISCONNECTED', 'OFFLINE'],
    ['request:fail 请求超时。', 'TIMEOUT'],
    ['request:fail url not in domain list', 'NOT_LISTED'],
    [
      'request:fail errcode:-202 cronet_error_code:-202 error_msg:net::ERR_CERT_AUTHORITY_INVALID',
      'INSECURE',
    ],
    ['request:fail ssl hand shake error', 'INSECURE'],
    ['request:fail 发生了 SSL 错误，无法建立与该服务器的安全连接。', 'INSECURE'],
    ['<html>', 'BAD_ANSWER'],
  ])('%s is %s', async (said, code) => {
    const answer = said === '<html>' ? { html: said } : said;
    const { api } = load([answer, answer, answer]);
    expect(await settled(api.tasks.find(question))).toBe(code);
  });
});

describe('a session', () => {
  const soon = () => ({ tokens: { ...tokens(), accessExpiresAtMs: Date.now() + 1_000 }, accountId: 'A1' });
  const fresh = () => ({ ...tokens(), accessToken: 'fresh' });

  it('that ends soon is renewed once for calls that need it together', async () => {
    const { api, calls, sent } = load(
      [done({ session: fresh() }), done({ profile: {} }), done({ notices: [] })],
      soon(),
    );
    await settled(Promise.all([api.account.me({}), api.messages.notices({})]));
    expect(calls()).toEqual(['/account/refresh', '/account/me', '/messages/notices']);
    expect(sent.slice(1).map(({ header }) => header.authorization)).toEqual(['Bearer fresh', 'Bearer fresh']);
  });

  it('that the server no longer knows is renewed, and the call sent again', async () => {
    const { api, calls } = load(
      [refused('SESSION_EXPIRED'), done({ session: fresh() }), done({ profile: { nickname: '小林' } })],
      { tokens: tokens(), accountId: 'A1' },
    );
    expect(await settled(api.account.me({}))).toEqual({ profile: { nickname: '小林' } });
    expect(calls()).toEqual(['/account/me', '/account/refresh', '/account/me']);
  });

  it('that cannot be renewed becomes a new one by WeChat, without a word', async () => {
    const login = { session: fresh(), profile: { accountId: 'A1' } };
    const { api, calls, sent, storage } = load(
      [refused('SESSION_EXPIRED'), done(login), done({ profile: {} })],
      soon(),
    );
    await settled(api.account.me({}));
    expect(calls()).toEqual(['/account/refresh', '/account/login', '/account/me']);
    expect(sent[1]?.data).toEqual({ code: 'login-code' });
    expect(storage.get('session')).toMatchObject({ tokens: { accessToken: 'fresh' } });
  });

  it('is not there for somebody who is not signed in', async () => {
    const { api, sent } = load([done({ tasks: [] })]);
    await settled(api.tasks.find(question));
    expect(sent[0]?.header.authorization).toBeUndefined();
  });
});
