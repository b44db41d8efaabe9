import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, Server } from 'node:net';
import { crc32, inflateSync } from 'node:zlib';
import { DEFAULT_APPS, MAIN_APP, SECOND_APP } from './apps';
import { findPerson, people } from './people';
import { createSandbox } from './sandbox';
import { keywordTakes } from './wechat/keywords';

const START = Date.UTC(2026, 10, 22, 4);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let now = START;
const sandbox = createSandbox({ now: () => now });
let server: Awaited<ReturnType<typeof sandbox.listen>>;

beforeAll(async () => {
  server = await sandbox.listen();
});
afterAll(() => server.close());
beforeEach(() => {
  now = START;
  sandbox.reset();
});

type Json = Record<string, unknown>;

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; json: Json }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(server.url + path, {
    method,
    headers,
    ...(body !== undefined && { body: text }),
  });
  return { status: response.status, json: (await response.json()) as Json };
}
const post = async (path: string, body: unknown) => (await call('POST', path, body)).json;
const get = async (path: string) => (await call('GET', path)).json;

const login = (code: string, app = MAIN_APP) =>
  get(
    `/sns/jscode2session?appid=${app.appId}&secret=${app.secret}&js_code=${code}&grant_type=authorization_code`,
  );

const askToken = (more: Json = {}) =>
  post('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: MAIN_APP.appId,
    secret: MAIN_APP.secret,
    ...more,
  });

async function withToken(path: string, body: unknown): Promise<Json> {
  return post(`${path}?access_token=${(await askToken()).access_token}`, body);
}

describe('the people', () => {
  const ageAt = (birthDate: string, day: string) =>
    Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (birthDate.slice(5) > day.slice(5) ? 1 : 0);

  it('are complete, and each has what makes them who they are', () => {
    expect(people.length).toBeGreaterThanOrEqual(14);
    for (const field of ['key', 'legalName', 'phone', 'alipayLogonId'] as const) {
      expect(new Set(people.map((person) => person[field])).size).toBe(people.length);
    }
    for (const person of people) {
      expect(person.phone).toMatch(/^1[3-9]\d{9}$/);
      expect(new Date(`${person.birthDate}T00:00:00Z`).toISOString()).toContain(person.birthDate);
      expect(person.city).toMatch(/^\d{4}00$/);
    }
    expect(findPerson('gao')).toMatchObject({ loginBlocked: true });
    expect(findPerson('feng')).toMatchObject({ riskRank: 3 });
    expect(findPerson('he')).toMatchObject({ hasUnionid: false });
  });

  it('are grown up in November 2026, but for two', () => {
    const young = people.filter((person) => ageAt(person.birthDate, '2026-11-30') < 18);
    expect(young.map((person) => [person.key, ageAt(person.birthDate, '2026-11-30')])).toEqual([
      ['xiaoyu', 15],
      ['tang', 17],
    ]);
  });

  it('come in crowds, always the same', () => {
    const crowd = Array.from({ length: 1_000 }, (_, n) => findPerson(`crowd-${n}`));
    expect(new Set(crowd.map((person) => person?.phone)).size).toBe(1_000);
    expect(crowd.every((person) => ageAt(person?.birthDate ?? '', '2026-11-30') >= 18)).toBe(true);
    expect(findPerson('crowd-7')).toEqual(crowd[7]);
    for (const key of ['crowd-', 'crowd-01', 'crowd--1', 'crowd-123456789', 'nobody', 'constructor']) {
      expect(findPerson(key)).toBeUndefined();
    }
  });

  it('can be listed for a person picker', async () => {
    expect(await get('/sandbox/people')).toEqual({ people });
  });
});

describe('the control routes', () => {
  it('give codes that WeChat takes', async () => {
    const { code } = await post('/sandbox/wechat/login-code', { person: 'crowd-42' });
    expect(await login(String(code))).toMatchObject({ openid: sandbox.openid('crowd-42') });
    const second = await post('/sandbox/wechat/login-code', { person: 'lin', appId: SECOND_APP.appId });
    expect(await login(String(second.code), SECOND_APP)).toMatchObject({
      openid: sandbox.openid('lin', SECOND_APP.appId),
    });
    const phone = await post('/sandbox/wechat/phone-code', { person: 'chen' });
    expect(await withToken('/wxa/business/getuserphonenumber', { code: phone.code })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800001002',
        purePhoneNumber: '13800001002',
        countryCode: '86',
        watermark: { timestamp: START / 1000, appid: MAIN_APP.appId },
      },
    });
  });

  it.each([
    ['/sandbox/wechat/login-code', { person: 'nobody' }, 404, '沙箱里没有这个人：nobody'],
    ['/sandbox/wechat/phone-code', { person: 'lin', appId: 'wx0' }, 404, '沙箱里没有这个小程序：wx0'],
    ['/sandbox/wechat/login-code', { person: 'lin', apId: 'wx0' }, 400, '不认识的字段：apId'],
    ['/sandbox/wechat/login-code', {}, 400, '字段 person 缺失或不正确'],
    ['/sandbox/wechat/login-code', '{', 400, '请求内容不是有效的 JSON'],
    ['/sandbox/wechat/login-code', [], 400, '请求内容应为 JSON 对象'],
    [
      '/sandbox/wechat/subscribe-credit',
      { person: 'lin', templateId: 't', count: 0 },
      400,
      '字段 count 缺失或不正确',
    ],
    ['/sandbox/faults', { endpoint: 'code2session', fault: 'burn' }, 400, '字段 fault 缺失或不正确'],
    ['/sandbox/faults', { endpoint: 'code2session', fault: 'fail', time: 2 }, 400, '不认识的字段：time'],
    [
      '/sandbox/faults',
      { endpoint: 'code2session', fault: 'errcode' },
      400,
      'errcode 与 fault=errcode 须同时填写',
    ],
    ['/sandbox/faults', { endpoint: 'code2session', fault: 'late' }, 400, 'delayMs 与 fault=late 须同时填写'],
    ['/sandbox/nothing', {}, 404, '沙箱没有这个地址：/sandbox/nothing'],
    ['/sandbox/people', {}, 405, '请使用 GET 方式调用'],
    ['/sandbox/wechat/login-code', 'x'.repeat(9_000_000), 413, '请求内容超过 8 MB'],
  ])('%s refuses what it does not understand (%#)', async (path, body, status, error) => {
    expect(await call('POST', path, body)).toEqual({ status, json: { error } });
  });

  it('names the endpoints that can have faults', async () => {
    const { status, json } = await call('POST', '/sandbox/faults', { endpoint: 'login', fault: 'fail' });
    expect(status).toBe(400);
    expect(json.error).toMatch(/^没有这个接口：login；可用：code2session、stable_token、.*、subscribe_send/);
  });

  it('bound the faults that wait', () => {
    const add = () => sandbox.addFault({ endpoint: 'code2session', fault: 'fail' });
    for (let n = 0; n < 100; n += 1) add();
    expect(add).toThrow('最多同时设置 100 个故障');
  });

  it('show the last 1,000 calls, without what identifies a person or opens a door', async () => {
    await login(sandbox.loginCode('lin'));
    const { calls } = await get('/sandbox/wechat/calls');
    expect(calls).toEqual([
      {
        at: '2026-11-22T04:00:00.000Z',
        endpoint: 'code2session',
        errcode: 0,
        fault: null,
        body: { appid: MAIN_APP.appId, secret: '***', js_code: '***', grant_type: 'authorization_code' },
      },
    ]);
    for (let n = 0; n < 1_001; n += 1) await login('made-up');
    expect(sandbox.weChatCalls()).toHaveLength(1_000);
    expect(sandbox.weChatCalls().every((it) => it.errcode === 40029)).toBe(true);
  });

  it('forget everything on reset', async () => {
    const code = sandbox.loginCode('lin');
    const { access_token } = await askToken();
    sandbox.addFault({ endpoint: 'code2session', fault: 'http-500' });
    sandbox.reset();
    expect(await login(code)).toMatchObject({ errcode: 40029 });
    expect(await post(`/wxa/getwxacodeunlimit?access_token=${access_token}`, {})).toMatchObject({
      errcode: 40001,
    });
  });
});

describe('faults', () => {
  it('last as often as told, one after the other, until cleared', async () => {
    await post('/sandbox/faults', { endpoint: 'stable_token', fault: 'errcode', errcode: 45011, times: 2 });
    await post('/sandbox/faults', { endpoint: 'stable_token', fault: 'errcode', errcode: -1, times: 9 });
    const errcodes = [await askToken(), await askToken(), await askToken()].map((answer) => answer.errcode);
    expect(errcodes).toEqual([45011, 45011, -1]);
    await call('DELETE', '/sandbox/faults');
    expect(await askToken()).toHaveProperty('access_token');
  });

  it('twice does the work twice and gives the second answer', async () => {
    sandbox.grantSubscribeCredit('lin', 'tmpl', 2);
    sandbox.addFault({ endpoint: 'subscribe_send', fault: 'twice' });
    const message = {
      touser: sandbox.openid('lin'),
      template_id: 'tmpl',
      data: { thing1: { value: '你好' } },
    };
    expect(await withToken('/cgi-bin/message/subscribe/send', message)).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(sandbox.weChatMessages()).toHaveLength(2);
    sandbox.addFault({ endpoint: 'code2session', fault: 'twice' });
    expect(await login(sandbox.loginCode('lin'))).toMatchObject({ errcode: 40163 });
  });

  it('late does the work before it answers; fail, hang, errcode and the like do nothing', async () => {
    const code = sandbox.loginCode('lin');
    sandbox.addFault({ endpoint: 'code2session', fault: 'http-500' });
    expect(await login(code)).toEqual({ message: 'Internal Server Error' });
    for (const fault of ['garbage', 'fail'] as const) {
      sandbox.addFault({ endpoint: 'code2session', fault });
      await expect(login(code)).rejects.toThrow();
    }
    sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode: -1 });
    await login(code);
    sandbox.addFault({ endpoint: 'code2session', fault: 'late', delayMs: 1 });
    expect(await login(code)).toHaveProperty('openid');
    expect(sandbox.weChatCalls().map((it) => [it.fault, it.errcode])).toEqual([
      ['http-500', null],
      ['garbage', null],
      ['fail', null],
      ['errcode', -1],
      ['late', 0],
    ]);
  });

  it('hang and late end when the caller gives up or the server closes', async () => {
    const own = createSandbox();
    const served: Promise<void>[] = [];
    const listening = createServer((req, res) => served.push(own.handle(req, res)));
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/cgi-bin/stable_token`;
    own.addFault({ endpoint: 'stable_token', fault: 'hang', times: 2 });
    own.addFault({ endpoint: 'stable_token', fault: 'late', delayMs: 60_000 });
    const giveUp = new AbortController();
    const ask = (init: RequestInit) => fetch(url, { ...init, method: 'POST' });
    const calls = [ask({ signal: giveUp.signal }), ask({}), ask({})].map((it) =>
      expect(it).rejects.toThrow(),
    );
    while (own.weChatCalls().length < 3) await new Promise(setImmediate);
    giveUp.abort();
    await Promise.race(served);
    listening.closeAllConnections();
    await Promise.all([...calls, ...served]);
    await new Promise((resolve) => listening.close(resolve));
  });
});

describe('the server', () => {
  it.each([{ origin: 'http://evil.example' }, { origin: 'null' }, { host: 'evil.example' }])(
    'refuses a foreign page: %j',
    async (headers) => {
      for (const path of ['/sandbox/people', '/sandbox/wechat/login-code', '/cgi-bin/stable_token']) {
        const asked = request(server.url + path, { method: 'POST', headers, agent: false });
        asked.end('{"person":"lin"}');
        const [response] = (await once(asked, 'response')) as [IncomingMessage];
        response.resume();
        expect([path, response.statusCode]).toEqual([path, 403]);
      }
      expect(sandbox.weChatCalls()).toEqual([]);
    },
  );

  it('listens on this machine only, and refuses a port that is taken', async () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const listening = jest.spyOn(Server.prototype, 'listen');
    const other = await createSandbox().listen();
    expect(listening.mock.calls.map(([port, host]) => [port, host])).toEqual([[0, '127.0.0.1']]);
    listening.mockRestore();
    await other.close();
    await expect(createSandbox().listen(Number(new URL(server.url).port))).rejects.toThrow('EADDRINUSE');
  });

  it('needs an app', () => {
    expect(() => createSandbox({ apps: [] })).toThrow();
  });

  it('survives a caller that goes away in the middle of its request', async () => {
    const req = request(`${server.url}/cgi-bin/stable_token`, {
      method: 'POST',
      headers: { 'content-length': '100' },
    });
    req.on('error', () => undefined);
    req.write('{');
    await new Promise((resolve) => req.once('socket', (socket) => socket.once('connect', resolve)));
    req.destroy();
    expect(await askToken()).toHaveProperty('access_token');
  });
});

describe('a restart', () => {
  it('forgets nobody who has an openid, and knows nobody who has none', async () => {
    const openids = ['lin', 'crowd-0', 'crowd-7', 'crowd-99999999'].map((name) => sandbox.openid(name));
    for (const openid of openids) expect(openid).toMatch(/^o[0-9A-Za-z_-]{27}$/);
    expect(new Set(openids).size).toBe(4);
    sandbox.reset();
    const message = { template_id: 'order-result', data: { thing1: { value: '传单派发' } } };
    const send = async (touser: string) =>
      (await withToken('/cgi-bin/message/subscribe/send', { touser, ...message })).errcode;
    for (const openid of openids) expect(await send(openid)).toBe(43101);
    for (const openid of openids) expect(await send(`${openid.slice(0, -1)}!`)).toBe(40003);
    expect(await send(sandbox.openid('crowd-7', SECOND_APP.appId))).toBe(43104);
  });
});

describe('code2Session', () => {
  it('gives openid, session key, and the unionid that the apps of one owner share', async () => {
    const answers = await Promise.all(
      DEFAULT_APPS.map((app) => login(sandbox.loginCode('lin', app.appId), app)),
    );
    for (const answer of answers) {
      expect(answer.openid).toMatch(/^o[0-9A-Za-z_-]{27}$/);
      expect(Buffer.from(String(answer.session_key), 'base64')).toHaveLength(16);
    }
    expect(new Set(answers.map((answer) => answer.openid)).size).toBe(2);
    expect(new Set(answers.map((answer) => answer.unionid)).size).toBe(1);
    expect(await login(sandbox.loginCode('he'))).not.toHaveProperty('unionid');
  });

  it('gives no unionid in an app without an owner', async () => {
    const app = { appId: 'wx10ca10000000b001', secret: 'another-local-secret' };
    const own = createSandbox({ apps: [app] });
    const listening = await own.listen();
    const query = `appid=${app.appId}&secret=${app.secret}&grant_type=authorization_code`;
    const answer = await fetch(
      `${listening.url}/sns/jscode2session?${query}&js_code=${own.loginCode('lin')}`,
    );
    expect(await answer.json()).not.toHaveProperty('unionid');
    await listening.close();
  });

  it('takes a code once, for 5 minutes, in its own app, from who is not blocked', async () => {
    const code = sandbox.loginCode('lin');
    now += 5 * MINUTE - 1;
    expect(await login(code)).toHaveProperty('openid');
    expect(await login(code)).toMatchObject({ errcode: 40163 });
    const old = sandbox.loginCode('lin');
    now += 5 * MINUTE;
    expect(await login(old)).toMatchObject({ errcode: 40029 });
    expect(await login(sandbox.loginCode('lin'), SECOND_APP)).toMatchObject({ errcode: 40029 });
    expect(await login(sandbox.phoneCode('lin'))).toMatchObject({ errcode: 40029 });
    expect(await login(sandbox.loginCode('gao'))).toMatchObject({ errcode: 40226 });
  });

  it.each([
    ['', 41002],
    [`appid=${MAIN_APP.appId}`, 41004],
    ['appid=wx0&secret=x', 40013],
    [`appid=${MAIN_APP.appId}&secret=${SECOND_APP.secret}`, 40125],
    [`appid=${MAIN_APP.appId}&secret=${MAIN_APP.secret}&grant_type=x`, 40002],
    [`appid=${MAIN_APP.appId}&secret=${MAIN_APP.secret}&grant_type=authorization_code`, 40029],
  ])('refuses the query %j with HTTP 200 and %i', async (query, errcode) => {
    expect(await call('GET', `/sns/jscode2session?${query}`)).toMatchObject({
      status: 200,
      json: { errcode },
    });
  });

  it('refuses a POST', async () => {
    expect(await post('/sns/jscode2session', {})).toMatchObject({ errcode: 43001 });
  });
});

describe('stable_token', () => {
  it('stays the same until its last 5 minutes; then old and new both work', async () => {
    const first = await askToken();
    expect(first).toEqual({ access_token: expect.any(String), expires_in: 7200 });
    now += 2 * HOUR - 5 * MINUTE - 1000;
    expect(await askToken()).toEqual({ access_token: first.access_token, expires_in: 301 });
    now += 1000;
    const second = await askToken();
    expect(second).toEqual({ access_token: expect.any(String), expires_in: 7200 });
    expect(second.access_token).not.toBe(first.access_token);
    const use = (token: unknown) => post(`/wxa/getwxacodeunlimit?access_token=${token}`, { scene: '中' });
    expect(await use(first.access_token)).toMatchObject({ errcode: 40129 });
    expect(await use(second.access_token)).toMatchObject({ errcode: 40129 });
    now += 5 * MINUTE;
    expect(await use(first.access_token)).toMatchObject({ errcode: 42001 });
    expect(await use('made-up')).toMatchObject({ errcode: 40001 });
    expect(await post('/wxa/getwxacodeunlimit', {})).toMatchObject({ errcode: 41001 });
  });

  it('forced is new at once, kills the old one, and is limited', async () => {
    const old = await askToken();
    const forced = await askToken({ force_refresh: true });
    expect(forced.access_token).not.toBe(old.access_token);
    expect(await post(`/wxa/getwxacodeunlimit?access_token=${old.access_token}`, {})).toMatchObject({
      errcode: 40001,
    });
    expect((await askToken()).access_token).toBe(forced.access_token);
    expect(await askToken({ force_refresh: true })).toMatchObject({ errcode: 45011 });
    for (let n = 0; n < 19; n += 1) {
      now += 30_000;
      expect(await askToken({ force_refresh: true })).toHaveProperty('access_token');
    }
    now += 30_000;
    expect(await askToken({ force_refresh: true })).toMatchObject({ errcode: 45009 });
    now += 24 * HOUR;
    expect(await askToken({ force_refresh: true })).toHaveProperty('access_token');
  });

  it.each([
    [{ grant_type: 'x' }, 40002],
    [{ appid: '' }, 41002],
    [{ secret: '' }, 41004],
    [{ appid: 'wx0' }, 40013],
    [{ secret: 'x' }, 40125],
  ])('refuses %j with %i', async (wrong, errcode) => {
    expect(await askToken(wrong)).toMatchObject({ errcode });
  });

  it('refuses a GET, an empty body, and what is not a JSON object', async () => {
    expect(await get('/cgi-bin/stable_token')).toMatchObject({ errcode: 43002 });
    expect(await post('/cgi-bin/stable_token', '')).toMatchObject({ errcode: 44002 });
    expect(await post('/cgi-bin/stable_token', '{')).toMatchObject({ errcode: 47001 });
    expect(await post('/cgi-bin/stable_token', '"x"')).toMatchObject({ errcode: 47001 });
  });
});

describe('getuserphonenumber', () => {
  const path = '/wxa/business/getuserphonenumber';

  it('checks code, app and person; a code given with the wrong person stays good', async () => {
    const code = sandbox.phoneCode('lin');
    expect(await withToken(path, { code, openid: sandbox.openid('chen') })).toMatchObject({ errcode: 40029 });
    expect(await withToken(path, { code, openid: sandbox.openid('lin') })).toMatchObject({ errcode: 0 });
    expect(await withToken(path, { code })).toMatchObject({ errcode: 40029 });
    expect(await withToken(path, { code: sandbox.loginCode('lin') })).toMatchObject({ errcode: 40029 });
    expect(await withToken(path, { code: sandbox.phoneCode('lin', SECOND_APP.appId) })).toMatchObject({
      errcode: 40013,
    });
    expect(await withToken(path, {})).toMatchObject({ errcode: 47001 });
    const old = sandbox.phoneCode('lin');
    now += 5 * MINUTE;
    expect(await withToken(path, { code: old })).toMatchObject({ errcode: 40029 });
  });
});

describe('msgSecCheck', () => {
  const check = (more: Json) =>
    withToken('/wxa/msg_sec_check', {
      content: '你好',
      version: 2,
      scene: 2,
      openid: sandbox.openid('lin'),
      ...more,
    });

  it('judges content, title, nickname and signature by keywords', async () => {
    await login(sandbox.loginCode('lin'));
    expect(await check({})).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } });
    expect(await check({ content: '网上赌博' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      result: { suggest: 'risky', label: 20006 },
      detail: [
        { strategy: 'content_model', errcode: 0, suggest: 'risky', label: 20006, prob: 90 },
        { strategy: 'keyword', errcode: 0, suggest: 'risky', label: 20006, level: 90, keyword: '赌博' },
      ],
      trace_id: expect.any(String),
    });
    expect(await check({ title: '色情' })).toMatchObject({ result: { suggest: 'risky', label: 20002 } });
    expect(await check({ signature: '加微信' })).toMatchObject({
      result: { suggest: 'review', label: 10001 },
    });
  });

  it('wants the author to have been here within two hours', async () => {
    expect(await check({})).toMatchObject({ errcode: 61010 });
    await login(sandbox.loginCode('lin'));
    now += 2 * HOUR;
    expect(await check({})).toMatchObject({ errcode: 0 });
    now += 1;
    expect(await check({})).toMatchObject({ errcode: 61010 });
  });

  it.each([
    [{ content: '啊'.repeat(2_501) }, 45002],
    [{ content: '' }, 47001],
    [{ version: 1 }, 40097],
    [{ scene: 5 }, 40129],
    [{ scene: '2' }, 40129],
    [{ openid: 'o-made-up' }, 40003],
    [{ openid: sandbox.openid('lin', SECOND_APP.appId) }, 43104],
  ])('refuses a wrong field (%#) with the code %j %i', async (wrong, errcode) => {
    await login(sandbox.loginCode('lin'));
    expect(await check(wrong)).toMatchObject({ errcode });
  });

  it('takes exactly 2,500 characters', async () => {
    await login(sandbox.loginCode('lin'));
    expect(await check({ content: '啊'.repeat(2_500) })).toMatchObject({ errcode: 0 });
  });
});

describe('getUserRiskRank', () => {
  const rank = (more: Json) =>
    withToken('/wxa/getuserriskrank', {
      appid: MAIN_APP.appId,
      openid: sandbox.openid('feng'),
      scene: 0,
      client_ip: '192.0.2.1',
      ...more,
    });

  it('gives the rank of who has been here within two hours', async () => {
    expect(await rank({})).toMatchObject({ errcode: 61010 });
    await login(sandbox.loginCode('feng'));
    expect(await rank({})).toEqual({
      errcode: 0,
      errmsg: 'getuserriskrank succ',
      risk_rank: 3,
      unoin_id: expect.any(Number),
    });
  });

  it.each([
    [{ appid: SECOND_APP.appId }, 40013],
    [{ scene: 3 }, 40129],
    [{ client_ip: '' }, 47001],
    [{ openid: 'o-made-up' }, 40003],
  ])('refuses %j with %i', async (wrong, errcode) => {
    expect(await rank(wrong)).toMatchObject({ errcode });
  });
});

describe('getwxacodeunlimit', () => {
  const path = '/wxa/getwxacodeunlimit';

  async function draw(body: Json): Promise<Buffer> {
    const { access_token } = await askToken();
    const response = await fetch(`${server.url}${path}?access_token=${access_token}`, {
      method: 'POST',
      body: JSON.stringify({ page: 'pages/task/task', ...body }),
    });
    expect(response.headers.get('content-type')).toBe('image/png');
    return Buffer.from(await response.arrayBuffer());
  }

  /** The chunks of a PNG by type; throws when a checksum is wrong. */
  function chunks(png: Buffer): Map<string, Buffer> {
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const found = new Map<string, Buffer>();
    for (let at = 8; at < png.length; ) {
      const end = at + 8 + png.readUInt32BE(at);
      expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
      found.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, end));
      at = end + 4;
    }
    return found;
  }

  it.each([
    [{}, 430],
    [{ width: 280 }, 280],
    [{ width: 1280 }, 1280],
  ])('draws a real PNG for %j, %i px wide', async (more, width) => {
    const png = chunks(await draw({ scene: 't=1', ...more }));
    expect([...png.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect([png.get('IHDR')?.readUInt32BE(0), png.get('IHDR')?.readUInt32BE(4)]).toEqual([width, width]);
    const pixels = inflateSync(png.get('IDAT') ?? Buffer.alloc(0));
    expect(pixels).toHaveLength((width + 1) * width);
    expect(new Set(pixels)).toEqual(new Set([0, 1, 2]));
  });

  it('draws the same for the same scene, another for another', async () => {
    const [one, same, other] = [
      await draw({ scene: 't=1' }),
      await draw({ scene: 't=1' }),
      await draw({ scene: 't=2' }),
    ];
    expect(one.equals(same)).toBe(true);
    expect(one.equals(other)).toBe(false);
  });

  it.each([
    [{ scene: '中文' }, 40129],
    [{ scene: 'a%20b' }, 40129],
    [{ scene: 'a'.repeat(33) }, 40129],
    [{ scene: '' }, 47001],
    [{ scene: 'a', page: '/pages/task/task' }, 41030],
    [{ scene: 'a', page: 'pages/task/task?id=1' }, 41030],
    [{ scene: 'a', width: 279 }, 40097],
    [{ scene: 'a', width: 1281 }, 40097],
    [{ scene: 'a', env_version: 'release_error' }, 40097],
  ])('refuses %j with %i', async (body, errcode) => {
    expect(await withToken(path, body)).toMatchObject({ errcode });
  });

  it('takes every character that WeChat lists', async () => {
    await draw({ scene: "!#$&'()*+,/:;=?@-._~09azAZ" });
  });
});

describe('generate_urllink', () => {
  const path = '/wxa/generate_urllink';
  const page = { path: 'pages/task/index', query: 'id=1', expire_type: 1, expire_interval: 30 };

  it('makes a link that opens the page, another each time', async () => {
    const [one, other] = [await withToken(path, page), await withToken(path, page)];
    expect(one).toMatchObject({ errcode: 0, url_link: expect.stringMatching(/^https:\/\/wxaurl\.cn\//) });
    expect(other.url_link).not.toBe(one.url_link);
    const opened = await post('/sandbox/wechat/open-url-link', { url: one.url_link });
    expect(opened).toEqual({ path: page.path, query: page.query });
    expect(await call('POST', '/sandbox/wechat/open-url-link', { url: 'x' })).toMatchObject({ status: 404 });
  });

  it.each([
    [{ path: '' }, 47001],
    [{ path: '/pages/task/index' }, 40165],
    [{ path: 'pages/task/index?id=1' }, 40165],
    [{ query: 1 }, 40212],
    [{ query: '任务' }, 40212],
    [{ query: 'a'.repeat(1_025) }, 40212],
    [{ env_version: 'production' }, 85402],
    [{ expire_interval: 31 }, 85401],
    [{ expire_interval: 0 }, 85401],
    [{ expire_interval: undefined }, 85401],
    [{ expire_type: 0, expire_time: 1 }, 85401],
  ])('refuses %j with %i', async (wrong, errcode) => {
    expect(await withToken(path, { ...page, ...wrong })).toMatchObject({ errcode });
  });
});

describe('subscribe messages', () => {
  const send = (more: Json = {}) =>
    withToken('/cgi-bin/message/subscribe/send', {
      touser: sandbox.openid('lin'),
      template_id: 'tmpl',
      page: 'pages/orders/orders',
      data: { thing1: { value: '周末活动' } },
      miniprogram_state: 'formal',
      lang: 'zh_CN',
      ...more,
    });
  const credit = (more: Json) =>
    post('/sandbox/wechat/subscribe-credit', { person: 'lin', templateId: 'tmpl', count: 1, ...more });

  it('go out as often as the person has accepted the template in the app', async () => {
    await credit({ templateId: 'another' });
    await credit({ person: 'chen' });
    await credit({ appId: SECOND_APP.appId });
    expect(await send()).toMatchObject({ errcode: 43101 });
    await credit({});
    await credit({});
    expect([await send(), await send(), await send()].map((it) => it.errcode)).toEqual([0, 0, 43101]);
    const { messages } = await get('/sandbox/wechat/messages');
    expect(messages).toHaveLength(2);
    expect(messages).toContainEqual({
      at: '2026-11-22T04:00:00.000Z',
      appId: MAIN_APP.appId,
      person: 'lin',
      templateId: 'tmpl',
      page: 'pages/orders/orders',
      miniProgramState: 'formal',
      data: { thing1: '周末活动' },
    });
  });

  it.each([
    [{ touser: 'o-made-up' }, 40003],
    [{ template_id: '' }, 40037],
    [{ data: 'x' }, 47003],
    [{ data: { thing1: '没有 value' } }, 47003],
    [{ data: { thing1: { value: '' } } }, 47003],
    [{ miniprogram_state: 'release' }, 47003],
  ])('are refused for %j with %i, and cost nothing', async (wrong, errcode) => {
    await credit({});
    expect(await send(wrong)).toMatchObject({ errcode });
    expect(await send()).toMatchObject({ errcode: 0 });
  });

  it('name the keyword that is wrong', async () => {
    const answer = await send({ data: { phrase2: { value: 'approved' } } });
    expect(answer).toEqual({ errcode: 47003, errmsg: 'argument invalid! data.phrase2.value invalid' });
  });
});

describe('keywordTakes', () => {
  it.each([
    ['thing1', ['长'.repeat(20), '😀'.repeat(20), 'A 1！'], ['', '长'.repeat(21), '两\n行']],
    ['number01', ['0', '12.5', '9'.repeat(32)], ['9'.repeat(33), '1,000', '-1', 'x']],
    ['letter1', ['abcXYZ', 'a'.repeat(32)], ['a'.repeat(33), 'a1']],
    ['symbol1', ['！？', '*****'], ['******', 'a', '']],
    ['character_string2', ['JD-2026/001', 'a'.repeat(32)], ['a'.repeat(33), '订单1']],
    [
      'time3',
      ['15:01', '09:00:30', '2026年11月28日 09:00', '09:00~12:00'],
      ['25:00', '明天', '2026年11月28日'],
    ],
    [
      'date4',
      ['2026年11月28日', '2026-11-28 09:00', '11月28日', '2026-11-28~2026-11-30'],
      ['明天', '09:00', ''],
    ],
    ['amount5', ['￥100', '¥80.00', '120元', '9999999999'], ['12345678901', '100 元', '一百', '$$1']],
    ['phone_number6', ['13800001001', '+86-0766-66888866'], ['1'.repeat(18), '电话']],
    ['car_number7', ['粤A8Z888挂', '鲁B12345'], ['鲁B1234567', '鲁b12345']],
    [
      'name8',
      ['欧阳若溪', 'Mary Anne', '长'.repeat(10), 'a'.repeat(20)],
      ['长'.repeat(11), 'a'.repeat(21), '张3', '王aaaaaaaaaa'],
    ],
    ['phrase9', ['已录取', '审核通过了'], ['审核已经通过', '已录取1', '']],
    ['enum1', ['A'], ['']],
    ['unknown1', [], ['x']],
    ['thing', [], ['x']],
    ['constructor1', [], ['x']],
  ])('%s', (keyword, taken, refused) => {
    expect(taken.filter((value) => !keywordTakes(keyword, value))).toEqual([]);
    expect(refused.filter((value) => keywordTakes(keyword, value))).toEqual([]);
  });
});
