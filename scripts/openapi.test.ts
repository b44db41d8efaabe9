import * as z from 'zod';
import { action } from '../shared/contract/action';
import { actions } from '../shared/contract/contract';
import { openApi } from './openapi';

const operationForm = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  'x-access': z.string(),
  'x-effect': z.enum(['read', 'set', 'command']),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(
    z.string(),
    z.object({ description: z.string().optional(), $ref: z.string().optional() }),
  ),
});
const documentForm = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.strictObject({ post: operationForm })),
});

const made = openApi(actions, '0.0.0');
const { paths } = documentForm.parse(JSON.parse(JSON.stringify(made)));
const operations = Object.values(paths).map(({ post }) => post);

/** Every property of every schema, by where it stands. */
function propertiesOf(node: unknown, path = '#'): [string, Record<string, unknown>][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const own = key === 'properties' ? Object.entries(value as Record<string, Record<string, unknown>>) : [];
    return [
      ...own.map(([name, schema]) => [`${path}/${name}`, schema] as [string, Record<string, unknown>]),
      ...propertiesOf(value, `${path}/${key}`),
    ];
  });
}

const refsOf = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : refsOf(value),
  );
};

/** What a `#/…` pointer leads to. */
const target = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], made);

test('every action is there, except those of timers', () => {
  const expected = actions.filter(({ access }) => access !== 'timer');
  expect(Object.keys(paths)).toEqual(expected.map(({ feature, name }) => `/${feature}/${name}`));
  expect(Object.keys(paths).some((path) => path.startsWith('/schedule/'))).toBe(false);
});

test('operation ids are unique', () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every reference leads somewhere', () => {
  const refs = refsOf(made);
  expect(refs.length).toBeGreaterThan(0);
  for (const ref of refs) expect([ref, typeof target(ref)]).toEqual([ref, 'object']);
});

test('every property says what it is, itself or through the shape that it names', () => {
  const { paths: calls, components } = made as Record<string, Record<string, unknown>>;
  const all = propertiesOf({ calls, schemas: components?.schemas });
  expect(all.length).toBeGreaterThan(200);
  const silent = all.filter(([, schema]) => {
    const shape = typeof schema.$ref === 'string' ? (target(schema.$ref) as Record<string, unknown>) : {};
    return !(schema.description ?? shape.description);
  });
  expect(silent.map(([path]) => path)).toEqual([]);
});

test('a shape that several actions share stands once', () => {
  const { components } = made as unknown as { components: { schemas: Record<string, unknown> } };
  expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(['Profile', 'FoundTask', 'Group']));
  const list = JSON.stringify((made as { paths: Record<string, unknown> }).paths['/tasks/find']);
  expect(list).toContain('"items":{"$ref":"#/components/schemas/FoundTask"}');
  expect(list).not.toContain('placesLeft');
});

test('one name for two shapes is an error', () => {
  const both = z.strictObject({ n: z.string().transform(Number).pipe(z.int()) }).meta({ id: 'Both' });
  const declared = action({
    feature: 'f',
    name: 'a',
    summary: 's',
    access: 'public',
    effect: 'read',
    input: z.strictObject({ both }),
    output: z.strictObject({ both }),
    errors: [],
  });
  expect(() => openApi([declared], '0')).toThrow('two shapes are named Both');
});

test('an action says who may call it and what it may be refused with', () => {
  const signUp = paths['/orders/signUp']?.post;
  expect(signUp).toMatchObject({
    'x-access': 'consented',
    'x-effect': 'command',
    security: [{ bearer: [] }],
  });
  expect(signUp?.responses['401']?.description).toBe('NOT_SIGNED_IN, SESSION_EXPIRED');
  expect(signUp?.responses['409']?.description).toContain('TASK_FULL');
  expect(signUp?.responses['409']?.description).toContain('IDEMPOTENCY_KEY_REUSED');
  expect(signUp?.responses['403']?.description).not.toContain('ROLE_REQUIRED');
  expect(paths['/publishing/createTask']?.post.responses['403']?.description).toContain('ROLE_REQUIRED');
});

test('a refusal of one kind is described once for all', () => {
  const missing = paths['/tasks/get']?.post.responses['404'];
  expect(missing).toEqual({ $ref: '#/components/responses/TASK_NOT_FOUND' });
  expect(target(missing?.$ref ?? '')).toMatchObject({ description: 'TASK_NOT_FOUND' });
});

test('a public action needs no token, and takes one when it wants to know its caller', () => {
  expect(paths['/tasks/find']?.post.security).toEqual([]);
  expect(paths['/groups/list']?.post).toMatchObject({
    'x-access': 'service',
    security: [{ serviceKey: [] }],
  });
  expect(paths['/sharing/openShare']?.post.security).toEqual([{}, { bearer: [] }]);
});

test('the input is described as it is sent, the output as it is answered', () => {
  const shout = action({
    feature: 'f',
    name: 'a',
    summary: 's',
    access: 'public',
    effect: 'read',
    input: z.strictObject({ n: z.string().transform(Number) }),
    output: z.strictObject({ n: z.string().transform(Number).pipe(z.number()) }),
    errors: [],
  });
  const text = JSON.stringify(openApi([shout], '0'));
  expect(text).toContain('"schema":{"type":"object","properties":{"n":{"type":"string"}}');
  expect(text).toContain('"data":{"type":"object","properties":{"n":{"type":"number"}}');
});
