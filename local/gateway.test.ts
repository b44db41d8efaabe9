import { once } from 'node:events';
import { connect } from 'node:net';
import { accounts } from '../shared/collections/accounts';
import { cloudStorageFiles } from '../shared/platforms/files/cloud-storage-files';
import { upload } from '../shared/platforms/files/files.contract';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemTimeouts } from '../shared/platforms/system/system-timeouts';
import { type HttpSystem, httpSystem } from '../tests/support/system/http-system';
import { createTestSystem, type TestSystem } from '../tests/support/system/test-system';
import { localIdPrefix } from './cloudbase/sdk';
import { startCloudbase } from './cloudbase/start-cloudbase';
import { wxCloud } from './cloudbase/wx-cloud';
import { gateway, listen } from './gateway';
import { askForServiceKey, localBotKey } from './local-service-key';
import { MAIN_APP } from './sandbox/apps';

let system: TestSystem;
let http: HttpSystem;
beforeAll(async () => {
  system = await createTestSystem();
  http = await httpSystem(system);
  await system.ports.files.put('codes/a.png', Buffer.from([137, 80, 78, 71]), 'image/png');
});
afterAll(async () => {
  await http.close();
  await system.close();
});

const json = { 'content-type': 'application/json' };

test('it listens on loopback only', () => {
  expect(http.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

describe('whom it serves', () => {
  test.each(['127.0.0.1', 'localhost', 'localhost:3000', '[::1]:3000'])('the host %s', async (host) => {
    expect((await http.send('/account/agreements', { headers: { ...json, host } })).status).toBe(200);
  });

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    '127.0.0.1@evil',
  ])('not the host %j, on no route', async (host) => {
    const paths = ['/account/agreements', '/local/role', '/files/codes/a.png', '/sandbox/people', '/'];
    for (const path of paths) {
      const { status, text } = await http.send(path, { headers: { ...json, host } });
      expect([path, status]).toEqual([path, 421]);
      expect(JSON.parse(text)).toEqual({ error: '仅限本机访问' });
    }
  });
});

describe('foreign pages', () => {
  const origin = 'http://evil.example';
  const own = (name: string) => `http://${name}:${new URL(http.url).port}`;
  const paths = [
    '/sandbox/wechat/login-code',
    '/sandbox/groups/say',
    '/local/role',
    '/local/desk',
    '/local/service-key',
  ];

  test.each([origin, 'null', 'http://localhost:1', 'https://127.0.0.1'])(
    'with the origin %s have nothing of the laptop itself',
    async (from) => {
      for (const path of paths)
        for (const method of ['POST', 'DELETE', 'GET']) {
          const body = method === 'POST' ? '{"person":"lin"}' : '';
          const asked = { method, headers: { ...json, origin: from }, body };
          const { status, headers } = await http.send(path, asked);
          expect([path, status, headers['access-control-allow-origin']]).toEqual([path, 403, undefined]);
        }
    },
  );

  test.each(['127.0.0.1', 'localhost'])('its own page at %s is none', async (name) => {
    const url = own(name);
    const headers = { ...json, origin: url, host: new URL(url).host };
    const { status } = await http.send('/sandbox/wechat/login-code', { headers, body: '{"person":"lin"}' });
    expect(status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'text/plain; a=application/json', ''])(
    'that send %j unasked change nothing in the sandbox',
    async (type) => {
      const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
      for (const path of ['/sandbox/wechat/login-code', '/sandbox/faults', '/sandbox/wecom/webhook/send']) {
        const { status } = await http.send(path, { headers, body: '{"person":"lin"}' });
        expect([path, status]).toEqual([path, 415]);
      }
    },
  );

  test('frame nothing and run nothing in it', async () => {
    for (const path of ['/', '/account/agreements', '/sandbox/people', '/files/a.png', '/nothing']) {
      const { headers } = await http.send(path, { method: 'GET' });
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/default-src 'self'.*frame-ancestors 'self'/),
        'x-content-type-options': 'nosniff',
        'referrer-policy': expect.any(String),
      });
      expect(headers['content-security-policy']).not.toMatch(/script-src|unsafe-eval/);
    }
  });
});

test.each(['/%E0%A4%A', '/preview/%E0%A4%A', '/files/%ff', '/sandbox/%', '/account/%zz'])(
  '%s is no address: 400, and no fault of ours',
  async (path) => {
    const { status, text } = await http.send(path, { method: 'GET' });
    expect([status, JSON.parse(text)]).toEqual([400, { error: '地址有误' }]);
    expect(system.logs.filter((line) => line.includes('GATEWAY'))).toEqual([]);
  },
);

describe('bodies', () => {
  /** A server whose requests may take 50 ms, and the lines that it logs. */
  async function impatient() {
    const logs: unknown[] = [];
    const ports = { ...system.ports, log: (line: unknown) => void logs.push(line) };
    const { functions, sandbox } = system;
    const server = gateway({ functions, ports, sandbox: sandbox.handle, requestTimeoutMs: 50 });
    const { port } = new URL(await listen(server, 0));
    const close = () => new Promise((resolve) => void server.close(resolve).closeAllConnections());
    return { port: Number(port), logs, close };
  }
  const head =
    'POST /account/agreements HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{';

  test('that never end are ended, and nobody is blamed', async () => {
    const { port, logs, close } = await impatient();
    const socket = connect(port, '127.0.0.1');
    socket.write(head);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 408 /);
    await once(socket, 'close');
    expect(logs).toEqual([]);
    await close();
  });

  test('that are broken off are no fault', async () => {
    const { port, logs, close } = await impatient();
    const socket = connect(port, '127.0.0.1');
    socket.write(head);
    await once(socket, 'connect');
    await new Promise(setImmediate);
    socket.resetAndDestroy();
    await close();
    await new Promise(setImmediate);
    expect(logs).toEqual([]);
  });
});

describe('functions', () => {
  test('are called as API Gateway would', async () => {
    const me = await system.signIn('lin');
    const { status, data } = await http.call(me.token, 'account/me');
    expect([status, data.profile.accountId]).toEqual([200, me.accountId]);
  });

  test('answer with their own headers', async () => {
    const { headers } = await http.send('/account/agreements', { headers: json });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  test.each([
    '/',
    '/nothing/here',
    '/schedule/tick',
    '/account',
    '/account/unknown',
    '/account/me/more',
    '/constructor/me',
    '/__proto__/me',
    '/account/__proto__',
    '//account/me',
    '/account//me',
    '//',
    '//:0/account/me',
    '/local',
    '/files',
    '/sandbox',
  ])('%s is not one of them: 404 as the catalogue says it', async (path) => {
    const { status, text } = await http.send(path, { headers: json, body: '{}' });
    expect([status, JSON.parse(text).error?.code]).toEqual([404, 'ACTION_NOT_FOUND']);
  });

  test.each(['GET', 'PUT', 'DELETE'])('%s is not how they are called', async (method) => {
    const { status, text } = await http.send('/account/agreements', { method });
    expect([status, JSON.parse(text).error.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  test.each([150_000, 3_000_000])('a body of %i bytes is refused over a whole connection', async (size) => {
    const { status, text } = await http.send('/account/agreements', {
      headers: json,
      body: Buffer.alloc(size, ' '),
    });
    expect([status, JSON.parse(text).error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  test('a caller who says so many things at once is still answered', async () => {
    const headers = { ...json, authorization: 'Bearer a.b.c, Bearer d.e.f', 'user-agent': 'x'.repeat(5_000) };
    const { status, text } = await http.send('/account/me', { headers, body: '{}' });
    expect([status, JSON.parse(text).error.code]).toEqual([401, 'SESSION_EXPIRED']);
  });
});

describe('files', () => {
  test('are served as they were put, at the address that was told and no other', async () => {
    const { pathname, search } = new URL(await system.ports.files.readUrl('codes/a.png'));
    expect((await http.send(pathname, { method: 'GET' })).status).toBe(404);
    const { status, headers } = await http.send(`${pathname}${search}&x=1`, { method: 'GET' });
    expect([status, headers['content-type']]).toEqual([200, 'image/png']);
  });

  test.each([
    '/files/',
    '/files/codes/b.png',
    '/files/../package.json',
    '/files/codes/../../package.json',
    '/files/%2e%2e/package.json',
    '/files/..%2fpackage.json',
    '/files//etc/passwd',
    '/files/codes/a.png%00',
    '/files/codes\\a.png',
  ])('%s is none', async (path) => {
    const { status, text } = await http.send(path, { method: 'GET' });
    expect([status, JSON.parse(text)]).toEqual([404, { error: '文件不存在' }]);
  });
});

describe('role grants', () => {
  const ask = (body: unknown, headers: Record<string, string> = json) =>
    http.send('/local/role', { headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const rolesOf = async (id: string) => (await system.ports.store.get(accounts, id))?.roles;

  test('are done for an account of this machine', async () => {
    const { accountId } = await system.signIn('chen');
    const { status, text } = await ask({ change: 'grant', role: 'publisher', accountId });
    expect([status, JSON.parse(text).done]).toEqual([200, `已授予 publisher：${accountId}`]);
    expect(await rolesOf(accountId)).toEqual(['publisher']);
  });

  test('are not done for an unknown account', async () => {
    const { status, text } = await ask({ change: 'grant', role: 'publisher', accountId: 'nobody' });
    expect([status, JSON.parse(text)]).toEqual([404, { error: '没有这个账号：nobody' }]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'are not done for a page that sends %j unasked',
    async (type) => {
      const { accountId } = await system.signIn('wang');
      const grant = { change: 'grant', role: 'operator', accountId };
      expect((await ask(grant, type === '' ? {} : { 'content-type': type })).status).toBe(400);
      expect(await rolesOf(accountId)).toEqual([]);
    },
  );

  test.each([
    '',
    'null',
    '[]',
    '{',
    '{"change":"grant"}',
    '{"change":"grant","role":"king","accountId":"a"}',
  ])('need a request as it should be, not %j', async (body) => {
    const { status, text } = await ask(body);
    expect([status, JSON.parse(text)]).toEqual([400, { error: '请求有误' }]);
  });

  test('have one path, and no other that begins like it', async () => {
    expect((await http.send('/local/roles', { headers: json, body: '{}' })).status).toBe(404);
  });
});

describe('service keys', () => {
  const request = JSON.stringify({ change: 'issue', client: 'bot', replaceOldest: true });

  test('are issued to programs of this machine', async () => {
    const key = await localBotKey(http.url);
    expect((await http.call(key, 'groups/list')).data).toEqual({ groups: [] });
    await expect(
      askForServiceKey({ change: 'revoke', client: 'bot', keyId: 'none' }, http.url),
    ).resolves.toMatchObject({ ok: false, answer: { error: expect.stringContaining('none') } });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
    'are not issued to a page that asks by %j',
    async (type) => {
      const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
      const { status, text } = await http.send('/local/service-key', { headers, body: request });
      expect([status, JSON.parse(text)]).toEqual([400, { error: '请求有误' }]);
    },
  );

  test('a laptop that does not run is named in words', async () => {
    await expect(localBotKey('http://127.0.0.1:1')).rejects.toThrow('npm start');
  });
});

test('the sandbox answers under /sandbox', async () => {
  const { status, text } = await http.send('/sandbox/people', { method: 'GET' });
  expect(status).toBe(200);
  expect(JSON.parse(text).people.length).toBeGreaterThan(5);
});

test('a phone in the browser uploads to the storage of a cloud at the gateway, where its page may send', async () => {
  const outside = { timeouts: systemTimeouts, ids: randomIds() };
  const { sandbox: weChat } = system;
  const cloud = await startCloudbase({ weChat, weChatUrl: 'http://127.0.0.1:1', appId: MAIN_APP.appId });
  const { functions, ports } = system;
  const files: Parameters<typeof gateway>[0]['files'] = (request, response) =>
    cloud.sandbox.handle(request, response);
  const server = gateway({ functions, ports, files, sandbox: weChat.handle });
  const url = await listen(server, 0);
  try {
    const storage = cloudStorageFiles({ storage: cloud.app, idPrefix: localIdPrefix, ...outside });
    const ticket = await storage.ticket({ purpose: 'uploads', type: 'image/png', maxBytes: 100 });
    // As the phone does with every address of this machine (preview/runtime/browser.ts).
    const at = (address: string) => address.replace(/^http:\/\/127\.0\.0\.1:\d+/, url);
    const sent = await upload({ ...ticket, url: at(ticket.url) }, Uint8Array.of(1, 2, 3));
    expect(sent.status).toBe(200);
    expect(await storage.head(ticket.key)).toMatchObject({ bytes: 3 });
    const loaded = await fetch(at(await storage.readUrl(ticket.key)));
    expect([...new Uint8Array(await loaded.arrayBuffer())]).toEqual([1, 2, 3]);
    const unsigned = await upload({ ...ticket, url: at(ticket.url), headers: {} }, Uint8Array.of(4));
    expect(unsigned.status).toBe(403);
  } finally {
    server.closeAllConnections();
    server.close();
    await cloud.close();
  }
});

test('a phone in the hand of somebody whom nobody knows is refused, and no fault of ours', async () => {
  const phoneCall = wxCloud({
    people: new Map([['tasks', async () => ({ ok: true, data: {} })]]),
    appId: MAIN_APP.appId,
    identity: (person) => system.sandbox.identity(person),
    visit: () => undefined,
  });
  const { functions, ports, sandbox } = system;
  const server = gateway({ functions, ports, sandbox: sandbox.handle, phoneCall });
  const url = await listen(server, 0);
  const call = async (body: object) => {
    const answer = await fetch(`${url}/wx/cloud`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(body),
    });
    return [answer.status, Object.keys((await answer.json()) as object)];
  };
  expect(await call({ person: 'lin', name: 'tasks', data: {} })).toEqual([200, ['result', 'requestID']]);
  expect(await call({ person: 'nobody', name: 'tasks', data: {} })).toEqual([404, ['error']]);
  expect(await call({ person: 'lin' })).toEqual([400, ['error']]);
  expect(system.logs.filter((line) => line.includes('GATEWAY'))).toEqual([]);
  await new Promise((resolve) => void server.close(resolve).closeAllConnections());
});
