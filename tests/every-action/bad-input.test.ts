import * as fc from 'fast-check';
import type { Action } from '../../shared/contract/action';
import { actions } from '../../shared/contract/contract';
import { caseOf } from '../support/actions/action-cases';
import { createActionFixture, type ResettableFixture } from '../support/actions/action-fixture';
import { answerable } from '../support/actions/common-errors';
import { type Json, mutations } from '../support/actions/mutations';
import { expectRefusal } from '../support/actions/refusal';
import { noteFact } from '../support/proof-facts';
import { propertyRuns } from '../support/property-runs';
import { contentOf } from '../support/system/inspectable-system';
import { callRaw, type RawAnswer, type RawRequest } from '../support/system/raw-call';

const runs = propertyRuns(25, 400);
const maxBodyBytes = 100 * 1024;

let fixture: ResettableFixture;
let untouched: string;
beforeAll(async () => {
  fixture = await createActionFixture();
  untouched = contentOf(fixture.raw);
});
beforeEach(() => fixture.reset());
afterAll(() => {
  noteFact({ kind: 'runs', name: `odd inputs for each of ${reachable.length} actions`, value: runs });
  return fixture.system.close();
});

const reachable = actions.filter(({ access }) => access !== 'timer');
const table = reachable.map((action) => [`${action.feature}/${action.name}`, action] as const);

/** Calls an action as its owner. */
function call(action: Action, request: Partial<RawRequest>): Promise<RawAnswer> {
  const { token } = fixture[caseOf(action.feature, action.name).owner];
  const path = `/${action.feature}/${action.name}`;
  return callRaw(fixture.system.functions.http.get(action.feature), { path, token, ...request });
}

const validFor = (action: Action): Json => caseOf(action.feature, action.name).input(fixture) as Json;

interface Problem {
  readonly path: string;
  readonly problem: string;
}

/** INVALID_INPUT says in Chinese what is wrong where, within bounds. */
function expectProblems({ error }: RawAnswer): void {
  const problems = (error?.details?.problems ?? []) as readonly Problem[];
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThanOrEqual(10);
  for (const { path, problem } of problems) {
    expect(path.length).toBeLessThanOrEqual(120);
    expect(problem.length).toBeLessThanOrEqual(120);
    expect(problem).toMatch(/[\u4e00-\u9fff]/);
  }
}

test.each(table)(
  '%s refuses every input that its schema refuses, and survives every other',
  async (_, action) => {
    const property = fc.asyncProperty(mutations(action, validFor(action)), async (input) => {
      const isValid = action.input.safeParse(input).success;
      const body = JSON.stringify(input);
      const answer = await call(action, { body });
      if (answer.ok) {
        expect(isValid).toBe(true);
        fixture.reset();
        return;
      }
      const code = expectRefusal(answer);
      const isLarge = Buffer.byteLength(body) > maxBodyBytes;
      if (!isValid) expect(code).toBe(isLarge ? 'PAYLOAD_TOO_LARGE' : 'INVALID_INPUT');
      expect(answer.status).toBeLessThan(500);
      if (code === 'INVALID_INPUT') expectProblems(answer);
      expect(contentOf(fixture.raw)).toBe(untouched);
    });
    await fc.assert(property, { numRuns: runs });
  },
);

const wrongBodies = [
  ['not JSON', 'hello', 'MALFORMED_JSON'],
  ['half a body', '{"taskId":"', 'MALFORMED_JSON'],
  ['two values', '{}{}', 'MALFORMED_JSON'],
  ['single quotes', "{'a':1}", 'MALFORMED_JSON'],
  ['NaN', '{"limit":NaN}', 'MALFORMED_JSON'],
  ['a byte order mark', '\ufeff{}', 'MALFORMED_JSON'],
  ['a control character inside', '{"a":"\u0000"}', 'MALFORMED_JSON'],
  ['null', 'null', 'INVALID_INPUT'],
  ['half a surrogate pair', '{"a":"\\ud800"}', 'INVALID_INPUT'],
  ['a number', '42', 'INVALID_INPUT'],
  ['a huge number', '1e999', 'INVALID_INPUT'],
  ['a text', '"{}"', 'INVALID_INPUT'],
  ['true', 'true', 'INVALID_INPUT'],
  ['a list', '[]', 'INVALID_INPUT'],
  ['a list of the input', '[{}]', 'INVALID_INPUT'],
  ['unknown fields', '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}', 'INVALID_INPUT'],
  ['depth', `${'['.repeat(40_000)}${']'.repeat(40_000)}`, 'INVALID_INPUT'],
  ['deep objects', `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`, 'INVALID_INPUT'],
  ['100 KB and a byte', ' '.repeat(maxBodyBytes - 1).concat('{}'), 'PAYLOAD_TOO_LARGE'],
  ['1 MB', `{"a":"${'很'.repeat(350_000)}"}`, 'PAYLOAD_TOO_LARGE'],
] as const;

const wrongRequests: readonly (readonly [string, (path: string) => Partial<RawRequest>, string])[] = [
  ...wrongBodies.map(([name, body, code]) => [name, () => ({ body }), code] as const),
  ['bytes that are no text', () => ({ body: '/9j/4AAQSkZJRg==', isBase64Encoded: true }), 'MALFORMED_JSON'],
  [
    'half a surrogate pair as bytes',
    () => ({ body: Buffer.from('7b2261223a22eda080227d', 'hex').toString('base64'), isBase64Encoded: true }),
    'MALFORMED_JSON',
  ],
  ['base64 of not JSON', () => ({ body: btoa('hello'), isBase64Encoded: true }), 'MALFORMED_JSON'],
  ['base64 said to be plain', () => ({ body: btoa('{}') }), 'MALFORMED_JSON'],
  [
    'a large body in base64',
    () => ({ body: Buffer.alloc(maxBodyBytes + 1, ' ').toString('base64'), isBase64Encoded: true }),
    'PAYLOAD_TOO_LARGE',
  ],
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ].map(
    (type) =>
      [type, () => ({ body: '{}', headers: { 'content-type': type } }), 'UNSUPPORTED_MEDIA_TYPE'] as const,
  ),
  ...['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'post'].map(
    (method) => [method, () => ({ body: '{}', method }), 'METHOD_NOT_ALLOWED'] as const,
  ),
  ...['/', '/x', '//', '/..', '%00', '?x=1', '.json', ' '].map(
    (tail) =>
      [
        `a path that ends in ${tail}`,
        (path: string) => ({ path: `${path}${tail}` }),
        'ACTION_NOT_FOUND',
      ] as const,
  ),
  ['a doubled slash', (path) => ({ path: `/${path}` }), 'ACTION_NOT_FOUND'],
  ['capitals', (path) => ({ path: path.toUpperCase() }), 'ACTION_NOT_FOUND'],
  ['another feature', (path) => ({ path: path.replace(/^\/\w+/, '/schedule') }), 'ACTION_NOT_FOUND'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'tick'].map(
    (name) =>
      [
        `an action ${name}`,
        (path: string) => ({ path: path.replace(/\w+$/, name) }),
        'ACTION_NOT_FOUND',
      ] as const,
  ),
];

test.each(table)('%s refuses a request of a wrong form, and writes nothing', async (name, action) => {
  for (const [what, request, code] of wrongRequests) {
    const answer = await call(action, request(`/${name}`));
    expect([what, expectRefusal(answer)]).toEqual([what, code]);
  }
  expect(contentOf(fixture.raw)).toBe(untouched);
});

/** The schema lets a login code be absent, for CloudBase; over HTTP it is demanded at the field. */
const needsCode: Readonly<Record<string, string>> = {
  'account/login': 'code',
  'account/consent': 'loginCode',
  'payouts/bindAccount': 'loginCode',
  'privacy/askToLeave': 'loginCode',
  'privacy/copy': 'loginCode',
};

test.each(table.filter(([name]) => needsCode[name]))('%s demands a login code', async (name, action) => {
  const field = needsCode[name] ?? '';
  const { [field]: _, ...input } = validFor(action) as Readonly<Record<string, Json>>;
  const answer = await call(action, { body: JSON.stringify(input) });
  expect(expectRefusal(answer)).toBe('INVALID_INPUT');
  expectProblems(answer);
  expect(answer.error?.details?.problems).toMatchObject([{ path: field }]);
  expect(contentOf(fixture.raw)).toBe(untouched);
});

test.each(table)('%s takes an empty body as {}', async (name, action) => {
  const isValid = action.input.safeParse({}).success && !needsCode[name];
  for (const body of [undefined, '', '{}', ' {} ']) {
    const answer = await call(action, body === undefined ? {} : { body });
    expect(answer.error?.code ?? 'ok').toBe(isValid ? 'ok' : 'INVALID_INPUT');
    fixture.reset();
  }
});

test('a body of exactly 100 KB is read', async () => {
  const body = '{}'.padEnd(maxBodyBytes, ' ');
  const answer = await callRaw(fixture.system.functions.http.get('account'), {
    path: '/account/agreements',
    body,
  });
  expect(answer.status).toBe(200);
});

test.each(table)('%s declares only codes that are not common, each once', (_, action) => {
  const own = action.errors;
  expect(new Set(own).size).toBe(own.length);
  for (const code of own) expect(answerable(action).has(code)).toBe(true);
});
