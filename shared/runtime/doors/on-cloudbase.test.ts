import * as z from 'zod';
import { cloudContext } from '../../../local/cloudbase/over-cloudbase';
import { callCloud, injectedFor } from '../../../tests/support/system/cloud-call';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { action } from '../../contract/action';
import { AppError, errorCatalogue } from '../../contract/errors';
import type { Context } from '../../ports/context';
import type { CloudbasePorts } from '../access/cloudbase-authenticator';
import { feature } from '../feature';
import { type CloudFunction, onCloudbase } from './on-cloudbase';

const declared = {
  feature: 'test',
  summary: 'For this test',
  access: 'public',
  effect: 'read',
  input: z.strictObject({ text: z.string().max(200_000).exactOptional() }),
  output: z.strictObject({ text: z.string() }),
  errors: ['TASK_FULL'],
} as const;
const contract = {
  echo: action({ ...declared, name: 'echo' }),
  mine: action({ ...declared, name: 'mine', access: 'person' }),
};

type Run = (
  input: { readonly text?: string },
  context: Context<'public', 'signIn'>,
) => Promise<{ text: string }>;

let system: TestSystem;
let lines: Record<string, unknown>[];
beforeAll(async () => {
  system = await createTestSystem();
});
beforeEach(() => {
  lines = [];
});
afterAll(() => system.close());

function served(run: Run, sources = ['wx_client']): CloudFunction {
  const ports: CloudbasePorts = {
    ...system.ports,
    sources,
    sweep: async () => 0,
    log: (line) => void lines.push(JSON.parse(JSON.stringify(line))),
  };
  return onCloudbase(feature(contract, ['signIn'], { echo: run, mine: run }), async () => ports, {});
}

const echo: Run = async ({ text = 'nothing' }) => ({ text });
const lin = () => injectedFor(system.sandbox.openid('lin'));

test.each([
  ['no data', { action: 'echo' }, 'nothing'],
  ['data', { action: 'echo', data: { text: '你好 👋' } }, '你好 👋'],
  [
    "WeChat's own fields beside",
    { action: 'echo', data: {}, userInfo: { openId: 'o' }, tcbContext: {} },
    'nothing',
  ],
])('an event with %s is served', async (_, event, text) => {
  expect(await callCloud(served(echo), event, lin())).toEqual({ ok: true, data: { text } });
});

test.each([
  [{ action: 'echo', data: { tex: 'x' } }, 'INVALID_INPUT'],
  [{ action: 'echo', data: null }, 'INVALID_INPUT'],
  [{ action: 'echo', data: 'text' }, 'INVALID_INPUT'],
  [{ action: 'echo', data: [] }, 'INVALID_INPUT'],
  [{ action: 'echo', data: { text: '很'.repeat(40_000) } }, 'PAYLOAD_TOO_LARGE'],
  [{ action: 'mine' }, 'NOT_SIGNED_IN'],
  [{ action: 'unknown' }, 'ACTION_NOT_FOUND'],
  [{ action: '__proto__' }, 'ACTION_NOT_FOUND'],
  [{ action: 'toString' }, 'ACTION_NOT_FOUND'],
  [{ action: 7 }, 'ACTION_NOT_FOUND'],
  [{ action: ['echo'] }, 'ACTION_NOT_FOUND'],
  [{}, 'ACTION_NOT_FOUND'],
])('%j is %s', async (event, code) => {
  const answer = await callCloud(served(echo), event, lin());
  const { message, retryable } = errorCatalogue[code as keyof typeof errorCatalogue];
  expect(answer).toMatchObject({ ok: false, error: { code, message, retryable } });
  expect(lines.map(({ outcome }) => outcome)).toEqual([code]);
});

test('data nested beyond all reason is refused, not a crash', async () => {
  let data: unknown = {};
  for (let depth = 0; depth < 50_000; depth += 1) data = [data];
  const answer = await served(echo)({ action: 'echo', data }, cloudContext('r', lin()));
  expect(['PAYLOAD_TOO_LARGE', 'INVALID_INPUT']).toContain(answer.error?.code);
});

describe('from where a call may come', () => {
  const from = (source: string | undefined, sources?: string[]) => {
    const { TCB_SOURCE: _, ...rest } = lin();
    return callCloud(
      served(echo, sources),
      { action: 'echo' },
      { ...rest, ...(source !== undefined && { TCB_SOURCE: source }) },
    );
  };

  test.each(['wx_client', 'scf,wx_client'])('%s is served', async (source) => {
    expect((await from(source)).ok).toBe(true);
  });

  test.each([
    ...[
      'wx_devtools',
      'wx_http',
      'wx_trigger',
      'wx_paycallback',
      'wx_crawler',
      'wx_localdebug',
      'wx_unknown',
    ],
    ...['scf', 'wx_client,scf', 'wx_client,wx_http', 'WX_CLIENT', ' ', '', undefined],
  ])('%s is not, not even what is public', async (source) => {
    const answer = await from(source);
    expect(answer.error?.code).toBe('ACTION_NOT_FOUND');
    expect(lines.map(({ outcome }) => outcome)).toEqual(['FOREIGN_SOURCE', 'ACTION_NOT_FOUND']);
  });

  test('the developer tools only where the environment says so', async () => {
    const sources = ['wx_client', 'wx_devtools'];
    expect((await from('wx_devtools', sources)).ok).toBe(true);
    expect((await from('wx_client,wx_devtools', sources)).ok).toBe(true);
    expect((await from('wx_http', sources)).error?.code).toBe('ACTION_NOT_FOUND');
  });
});

test('nothing in the event says who calls', async () => {
  const openid = system.sandbox.openid('lin');
  const forged = {
    ...{ userInfo: { openId: openid, appId: 'wx1' }, openid, OPENID: openid, WX_OPENID: openid },
    ...{ TCB_SOURCE: 'wx_client', environment: JSON.stringify(lin()), context: lin() },
  };
  const seen: unknown[] = [];
  const run: Run = async (_, { signIn }) => {
    seen.push(await signIn.holder({ field: 'code', code: openid }).catch((error: AppError) => error.code));
    return { text: '' };
  };
  await callCloud(served(run), { ...forged, action: 'echo', data: {} }, injectedFor(undefined));
  expect(seen).toEqual(['WECHAT_CODE_INVALID']);
});

test.each([
  ['another mini-program', { WX_APPID: 'wx10ca10000000a002' }],
  ['no mini-program', { WX_APPID: '' }],
  ['a mini-program that shares the environment', { WX_FROM_APPID: 'wx10ca10000000a002' }],
])('a person of %s is nobody here', async (_, variables) => {
  const run: Run = async (_input, { signIn }) => {
    await signIn.holder({ field: 'code', code: undefined });
    return { text: '' };
  };
  const answer = await callCloud(served(run), { action: 'echo' }, { ...lin(), ...variables });
  expect(answer.error?.code).toBe('WECHAT_CODE_INVALID');
});

test('the context is read before anything waits: a later caller does not become this one', async () => {
  const env: Record<string, string> = { ...lin() };
  const ports: CloudbasePorts = { ...system.ports, sources: ['wx_client'], sweep: async () => 0 };
  const seen: string[] = [];
  const run: Run = async (_, { signIn }) => {
    seen.push((await signIn.holder({ field: 'code', code: undefined })).openid);
    return { text: '' };
  };
  const slowPorts = async () => {
    await new Promise(setImmediate);
    return ports;
  };
  const called = onCloudbase(feature(contract, ['signIn'], { echo: run, mine: run }), slowPorts, env);
  const first = called({ action: 'echo' }, { request_id: '1' });
  Object.assign(env, injectedFor(system.sandbox.openid('chen')));
  const second = called({ action: 'echo' }, { request_id: '2' });
  await Promise.all([first, second]);
  expect(seen).toEqual([system.sandbox.openid('lin'), system.sandbox.openid('chen')]);
});

test('the use case sees address and ports; the log line has the id of the request', async () => {
  const run: Run = async (_, context) => {
    expect(context.client).toEqual({ ip: '203.0.113.9', device: '' });
    expect(context.caller).toBeUndefined();
    system.clock.pass(5);
    throw new AppError('TASK_FULL');
  };
  await served(run)({ action: 'echo' }, cloudContext('request-7', lin()));
  expect(lines).toMatchObject([
    { correlationId: 'request-7', feature: 'test', action: 'echo', outcome: 'TASK_FULL', durationMs: 5 },
  ]);
});

test('what is thrown is INTERNAL, without a word of it', async () => {
  const answer = await callCloud(
    served(() => Promise.reject(new Error('secret-13800000000'))),
    { action: 'echo' },
    lin(),
  );
  expect(answer.error?.code).toBe('INTERNAL');
  expect(JSON.stringify([answer, lines])).not.toMatch(/secret|13800000000/);
});
