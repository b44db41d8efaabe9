import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchTransport } from './fetch-transport';
import { withBearer } from './with-bearer';

let server: Server;
let url: string;
let given = { status: 200, body: '' };
let heard: { path: string | undefined; bearer: string | undefined; body: string };
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard = { path: request.url, bearer: request.headers.authorization, body };
    if (given.status !== 0) response.writeHead(given.status).end(given.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const call = { feature: 'groups', action: 'due', input: { limit: 1 }, timeoutMs: 10_000 };
const said = (status: number, body: string) => {
  given = { status, body };
  return fetchTransport(url)(call).answer.catch(({ code, isRetryable }) => ({ code, isRetryable }));
};

test('a call is posted as JSON to its feature and name', async () => {
  expect(await said(200, '{"ok":true,"data":{}}')).toEqual({ ok: true, data: {} });
  expect(heard).toEqual({ path: '/groups/due', bearer: undefined, body: '{"limit":1}' });
});

test('the session goes along, and the key of a program with every call', async () => {
  given = { status: 200, body: '{}' };
  await fetchTransport(url)({ ...call, accessToken: 'a.b.c' }).answer;
  expect(heard.bearer).toBe('Bearer a.b.c');
  await withBearer(fetchTransport(url), 'jd_bot_k_s')(call).answer;
  expect(heard.bearer).toBe('Bearer jd_bot_k_s');
});

test('what a function says is handed on whatever the status', async () => {
  const answer = { ok: false, error: { code: 'BUSY', retryable: true } };
  expect(await said(503, JSON.stringify(answer))).toEqual(answer);
});

test.each([
  [502, '<html>', { code: 'HTTP_502', isRetryable: true }],
  [404, '{"message":"Not Found"}', { code: 'HTTP_404', isRetryable: false }],
  [200, '<html>', undefined],
])('status %d with %s comes from something on the way', async (status, body, outcome) => {
  expect(await said(status, body)).toEqual(outcome);
});

test('an aborted call and one to nowhere do not quote the address', async () => {
  given = { status: 0, body: '' };
  const { answer, abort } = fetchTransport(url)(call);
  abort();
  await expect(answer).rejects.toMatchObject({ code: 'UNREACHABLE', message: 'UNREACHABLE' });
  const nowhere = fetchTransport('http://127.0.0.1:1')(call).answer;
  await expect(nowhere).rejects.toMatchObject({ code: 'UNREACHABLE', message: 'UNREACHABLE' });
});
