import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClientError } from '../../client/core/client-error';
import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import { backendOver } from './backend';

let server: Server;
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[] = [];
const seen: { url: string | undefined; key: string | undefined }[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ url: request.url, key: request.headers.authorization });
    answers.shift()?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
});

const json = (status: number, body: unknown) => (_request: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(status).end(JSON.stringify(body));
const busy = json(503, { ok: false, error: { code: 'BUSY', retryable: true } });
const done = json(200, { ok: true, data: { posts: [] } });

const timeouts = fakeTimeouts();
const silent = () => timeouts.pass(50);

const waits: number[] = [];
const backend = () =>
  backendOver({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serviceKey: 'jd-secret',
    clock: { nowMs: () => 0, sleep: async (ms) => void waits.push(ms) },
    timeouts,
    timeoutMs: 50,
    retryDelaysMs: [100, 200],
  });

test('it calls by feature and name with its key, and tries again what may be tried again', async () => {
  waits.length = 0;
  answers = [busy, (_, response) => void response.end('<html>'), done];
  expect(await backend().groups.due({})).toEqual({ posts: [] });
  expect(seen).toEqual(Array(3).fill({ url: '/groups/due', key: 'Bearer jd-secret' }));
  const [first = 0, second = 0] = waits;
  expect(first).toBeGreaterThanOrEqual(50);
  expect(first).toBeLessThanOrEqual(100);
  expect(second).toBeGreaterThanOrEqual(100);
});

test.each([
  [
    'a refusal',
    [json(401, { ok: false, error: { code: 'SERVICE_KEY_INVALID', retryable: false } })],
    'SERVICE_KEY_INVALID',
    1,
  ],
  ['what stays busy', [busy, busy, busy], 'BUSY', 3],
  ['silence', [silent, silent, silent], 'TIMEOUT', 3],
])('%s comes out as an error with a code and without the key', async (_name, given, code, calls) => {
  answers = [...given];
  const error = await backend()
    .groups.due({})
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ClientError);
  expect(error).toMatchObject({ code });
  expect(seen).toHaveLength(calls);
  expect(JSON.stringify([error, (error as Error).message, (error as Error).stack])).not.toContain(
    'jd-secret',
  );
});

test('a claim is never repeated by itself', async () => {
  answers = [busy];
  const claim = { groupId: 'a', taskIds: ['b'] };
  await expect(backend().groups.claim(claim)).rejects.toThrow('BUSY');
  expect(seen).toHaveLength(1);
});
