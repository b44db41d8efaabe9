import * as z from 'zod';
import { lambdaContext } from '../../../local/lambda-event';
import { eventOf, type RawRequest } from '../../../tests/support/system/raw-call';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { action } from '../../contract/action';
import { AppError, errorCatalogue } from '../../contract/errors';
import type { Context } from '../../ports/context';
import { feature } from '../feature';
import { type LambdaPorts, onLambda } from './on-lambda';

const echo = action({
  feature: 'test',
  name: 'echo',
  summary: 'Answers what it got',
  access: 'public',
  effect: 'read',
  input: z.strictObject({ text: z.string().max(200_000).exactOptional() }),
  output: z.strictObject({ text: z.string() }),
  errors: ['TASK_FULL'],
});

type Run = (input: { readonly text?: string }, context: Context<'public'>) => Promise<{ text: string }>;

let system: TestSystem;
let lines: Record<string, unknown>[];
beforeAll(async () => {
  system = await createTestSystem();
});
beforeEach(() => {
  lines = [];
});
afterAll(() => system.close());

/** Calls the one action `test/echo`, which does `run`. */
async function call(request: Partial<RawRequest>, run: Run = async ({ text = 'nothing' }) => ({ text })) {
  const ports: LambdaPorts = {
    ...system.ports,
    log: (line) => void lines.push(JSON.parse(JSON.stringify(line))),
  };
  const served = onLambda(feature({ echo }, [], { echo: run }), async () => ports);
  const context = { ...lambdaContext('test'), awsRequestId: 'request-1' };
  const result = await served(eventOf({ path: '/test/echo', ...request }), context);
  const text = result.body ?? '';
  return { result, text, answer: JSON.parse(text) };
}

describe('bodies', () => {
  test.each([
    ['none', {}],
    ['an empty one', { body: '' }],
    ['an empty one in base64', { body: '', isBase64Encoded: true }],
    ['an empty object', { body: '{}' }],
  ])('%s is an empty input', async (_, request) => {
    expect((await call(request)).answer).toEqual({ ok: true, data: { text: 'nothing' } });
  });

  test('base64 is read as the bytes that were sent', async () => {
    const body = Buffer.from(JSON.stringify({ text: '你好 👋' })).toString('base64');
    expect((await call({ body, isBase64Encoded: true })).answer.data.text).toBe('你好 👋');
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json ;x=1',
  ])('the type %s is JSON', async (type) => {
    expect((await call({ body: '{}', headers: { 'content-type': type } })).result.statusCode).toBe(200);
  });

  test('size counts in bytes, of what was sent', async () => {
    const text = '很'.repeat(40_000);
    expect((await call({ body: JSON.stringify({ text }) })).answer.error.code).toBe('PAYLOAD_TOO_LARGE');
    expect((await call({ body: JSON.stringify({ text: text.slice(0, 30_000) }) })).answer.ok).toBe(true);
  });
});

test('a stage with a name of its own stands before the path, as API Gateway writes it', async () => {
  const served = onLambda(
    feature({ echo }, [], { echo: async () => ({ text: 'here' }) }),
    async () => system.ports,
  );
  const event = eventOf({ path: '/prod/test/echo' });
  const staged = (stage: string) => ({ ...event, requestContext: { ...event.requestContext, stage } });
  const statuses = ['prod', '$default', 'pro'].map(async (stage) => {
    return (await served(staged(stage), lambdaContext('test'))).statusCode;
  });
  expect(await Promise.all(statuses)).toEqual([200, 404, 404]);
});

test('a long answer is compressed for who takes it', async () => {
  const headers = { 'accept-encoding': 'gzip, br' };
  const served = onLambda(
    feature({ echo }, [], { echo: async () => ({ text: '很'.repeat(2_000) }) }),
    async () => system.ports,
  );
  const answered = await served(eventOf({ path: '/test/echo', headers }), lambdaContext('test'));
  expect(answered).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'br' } });
});

test('answers are JSON that nobody keeps', async () => {
  const { result } = await call({});
  expect(result.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

test('the use case sees ports, nobody behind a public call, and a device name of bounded length', async () => {
  const headers = { 'user-agent': 'x'.repeat(1_000) };
  await call({ headers, token: 'a.b.c' }, async (_, context) => {
    expect(context.caller).toBeUndefined();
    expect(context.client).toEqual({ ip: '203.0.113.9', device: 'x'.repeat(200) });
    expect(context.store).toBe(system.ports.store);
    return { text: '' };
  });
  expect(lines).toHaveLength(1);
});

describe('the log', () => {
  test('has one line for each call, with what an operator needs', async () => {
    await call({ body: '{"text":"13800000000"}' }, async ({ text = '' }) => {
      system.clock.pass(42);
      return { text };
    });
    expect(lines).toEqual([
      {
        at: new Date(system.clock.nowMs()).toISOString(),
        level: 'info',
        correlationId: 'request-1',
        feature: 'test',
        action: 'echo',
        outcome: 'ok',
        durationMs: 42,
      },
    ]);
  });

  test('tells refusals as such, without what was sent', async () => {
    await call({}, async () => {
      throw new AppError('TASK_FULL', { secret: '13800000000' });
    });
    await call({ body: '{"text":13800000000}' });
    await call({ body: '13800000000 is no JSON' });
    await call({ path: '/test/13800000000' });
    expect(lines.map(({ outcome, level }) => [outcome, level])).toEqual([
      ['TASK_FULL', 'info'],
      ['INVALID_INPUT', 'info'],
      ['MALFORMED_JSON', 'info'],
      ['ACTION_NOT_FOUND', 'info'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('13800000000');
  });

  test('keeps the moment of a call that broke', async () => {
    await call({}, () => Promise.reject(new Error('x')));
    expect(lines[0]?.at).toBe(new Date(system.clock.nowMs()).toISOString());
  });
});

const broken: readonly (readonly [string, () => never])[] = [
  ['an error', () => raise(new TypeError('secret-13800000000'))],
  ['an error of many lines', () => raise(new Error('line one\n    at 13800000000 (secret)\nend'))],
  ['a cause', () => raise(new Error('outer', { cause: new RangeError('secret-13800000000') }))],
  ['a text', () => raise('secret-13800000000')],
  ['nothing', () => raise(undefined)],
  ['an object', () => raise({ code: 'TASK_FULL', secret: '13800000000' })],
];

function raise(thrown: unknown): never {
  throw thrown;
}

test.each(broken)('%s that is thrown is INTERNAL, without a word of it', async (_, run) => {
  const { result, text, answer } = await call({}, async () => run());
  const { message, retryable } = errorCatalogue.INTERNAL;
  expect(result.statusCode).toBe(500);
  expect(answer).toEqual({ ok: false, error: { code: 'INTERNAL', message, retryable } });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ level: 'error', outcome: 'INTERNAL', correlationId: 'request-1' });
  expect(`${text}${JSON.stringify(lines)}`).not.toMatch(/secret|13800000000/);
});

test('an error is logged with its kind and where it came from, at most five places', async () => {
  await call({}, () => Promise.reject(new TypeError('x')));
  expect(lines[0]?.fault).toBe('TypeError');
  const places = Object.values(lines[0] ?? {}).find(Array.isArray) as string[];
  expect(places.length).toBeGreaterThan(0);
  expect(places.length).toBeLessThanOrEqual(5);
  for (const place of places) expect(place.trim()).toMatch(/^at /);
});

test.each([
  ['too little', {}],
  ['too much', { text: 'x', secret: '13800000000' }],
  ['the wrong kind', { text: 13_800_000_000 }],
  ['nothing', undefined],
])('a use case that answers %s is INTERNAL: the contract holds for us too', async (_, output) => {
  const { answer, text } = await call({}, async () => output as unknown as { text: string });
  expect(answer.error.code).toBe('INTERNAL');
  expect(`${text}${JSON.stringify(lines)}`).not.toContain('13800000000');
});

test('a function that cannot start answers INTERNAL, and tells why to its operator alone', async () => {
  const written: string[] = [];
  const listen = (text: unknown) => written.push(String(text)) > 0;
  const spies = [process.stdout, process.stderr].map((to) =>
    jest.spyOn(to, 'write').mockImplementation(listen),
  );
  const why = 'missing or invalid environment: WECHAT_SECRET';
  const served = onLambda(feature({ echo }, [], { echo: async () => ({ text: '' }) }), () =>
    Promise.reject(new Error(why)),
  );
  const result = await served(eventOf({ path: '/test/echo' }), lambdaContext('test')).catch((error) => error);
  for (const spy of spies) spy.mockRestore();
  // A rejection would do as well: Lambda logs it and answers 500 without a word.
  if (result instanceof Error) return;
  expect(result.statusCode).toBe(500);
  expect(result.body).not.toContain('WECHAT_SECRET');
  expect(written.join('')).toContain('WECHAT_SECRET');
  // As the alarms' filters read it.
  expect(JSON.parse(written.join(''))).toMatchObject({ level: 'error', outcome: 'NOT_STARTED', why });
});
