import * as z from 'zod';
import { cloudContext } from '../../../local/cloudbase/over-cloudbase';
import { serviceClient } from '../../../tests/support/data/service-client';
import { injectedFor } from '../../../tests/support/system/cloud-call';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { action } from '../../contract/action';
import type { CloudbasePorts } from '../access/cloudbase-authenticator';
import { feature } from '../feature';
import type { CloudHttpEvent } from './cloud-http';
import { onCloudbaseHttp } from './on-cloudbase-http';

const declared = {
  feature: 'test',
  summary: 'For this test',
  effect: 'read',
  input: z.strictObject({ text: z.string().exactOptional() }),
  output: z.strictObject({ text: z.string() }),
  errors: [],
} as const;
const contract = {
  echo: action({ ...declared, name: 'echo', access: 'service' }),
  open: action({ ...declared, name: 'open', access: 'public' }),
  mine: action({ ...declared, name: 'mine', access: 'person' }),
  timed: action({ ...declared, name: 'timed', access: 'timer' }),
};
const run = async ({ text = 'nothing' }: { readonly text?: string }) => ({ text });

let system: TestSystem;
let key: string;
let lines: Record<string, unknown>[];
beforeAll(async () => {
  system = await createTestSystem();
  const all = ['test/echo', 'test/open', 'test/mine', 'test/timed'];
  key = (await serviceClient(system, 'bot', all)).token ?? '';
});
beforeEach(() => {
  lines = [];
});
afterAll(() => system.close());

async function send(event: CloudHttpEvent, injected: Readonly<Record<string, string>> = {}) {
  const ports: CloudbasePorts = {
    ...system.ports,
    sources: ['wx_client'],
    sweep: async () => 0,
    log: (line) => void lines.push(JSON.parse(JSON.stringify(line))),
  };
  const served = onCloudbaseHttp(
    feature(contract, [], { echo: run, open: run, mine: run, timed: run }),
    async () => ports,
  );
  const answer = await served(event, cloudContext('request-1', injected));
  return { ...answer, ...JSON.parse(answer.body ?? '') };
}

const request = (changes: CloudHttpEvent & { readonly token?: string } = {}): CloudHttpEvent => {
  const { token = key, ...rest } = changes;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return { path: '/test/echo', httpMethod: 'POST', headers, body: '{"text":"你好"}', ...rest };
};

test.each([
  ['the whole path', {}],
  ['the path behind the one that is mapped to the function', { path: '/echo' }],
  ['headers as a client may write them', { headers: { Authorization: '', AUTHORIZATION: '' } }],
  ['a body in base64', { body: btoa('{}'), isBase64Encoded: true }],
  ['a body in base64, said in a word', { body: btoa('{}'), isBase64Encoded: 'true' }],
])('a request with %s is served', async (name, changes) => {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` };
  const answer = await send(request(name.startsWith('headers') ? { headers } : changes));
  expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: false, ok: true });
  expect(answer.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
  expect(lines).toMatchObject([
    { action: 'echo', service: 'bot', correlationId: 'request-1', outcome: 'ok' },
  ]);
});

test.each([
  ['no key', { headers: {} }, 'SERVICE_KEY_INVALID'],
  ['no headers', { headers: undefined }, 'SERVICE_KEY_INVALID'],
  ['headers that are none', { headers: 'Authorization' }, 'SERVICE_KEY_INVALID'],
  ['a key of nobody', { token: 'jd_bot_aaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }, 'SERVICE_KEY_INVALID'],
  ['another method', { httpMethod: 'GET' }, 'METHOD_NOT_ALLOWED'],
  ['no method', { httpMethod: undefined }, 'METHOD_NOT_ALLOWED'],
  ['no path', { path: undefined }, 'ACTION_NOT_FOUND'],
  ['another feature', { path: '/account/echo' }, 'ACTION_NOT_FOUND'],
  ['a longer path', { path: '/test/echo/more' }, 'ACTION_NOT_FOUND'],
  ['a path with a name of every object', { path: '/test/constructor' }, 'ACTION_NOT_FOUND'],
  ['an action for everybody', { path: '/test/open' }, 'ACTION_NOT_FOUND'],
  ['an action for people', { path: '/test/mine' }, 'ACTION_NOT_FOUND'],
  ['an action for timers', { path: '/test/timed' }, 'ACTION_NOT_FOUND'],
  ['a body that is no JSON', { body: 'hello' }, 'MALFORMED_JSON'],
  ['a body that is no text', { body: { text: 'x' } }, 'ok'],
  ['a large body', { body: ' '.repeat(102_401) }, 'PAYLOAD_TOO_LARGE'],
  ['an unknown field', { body: '{"x":1}' }, 'INVALID_INPUT'],
])('a request with %s: %s', async (_, changes, code) => {
  const answer = await send(request(changes as CloudHttpEvent));
  expect(answer.error?.code ?? 'ok').toBe(code);
  expect(JSON.stringify(lines)).not.toContain(key);
});

test.each([
  ['as the mini-program calls', { action: 'echo', data: {} }],
  ['as HTTP access calls', { path: '/test/echo', httpMethod: 'POST', headers: {}, body: '{}' }],
])('a person who calls the function %s gains nothing', async (_, event: object) => {
  const lin = await system.signIn('lin');
  const injected = injectedFor(system.sandbox.openid('lin'));
  const session = { ...event, headers: { authorization: `Bearer ${lin.token}` } };
  for (const sent of [event, session])
    expect((await send(sent, injected)).error.code).toMatch(/^(ACTION_NOT_FOUND|SERVICE_KEY_INVALID)$/);
});
