import * as fc from 'fast-check';
import * as z from 'zod';
import type { Action } from '../../../shared/contract/action';

export type Json = null | boolean | number | string | Json[] | { [field: string]: Json };
type Path = readonly (string | number)[];

/** Values of every wrong kind; whatever a field is, most of these it is not. */
const junk: readonly Json[] = [
  ...[null, true, 0, -1, 1.5, 1e21, -(2 ** 53), 2 ** 53, 4_102_444_800_001],
  ...['', ' ', 'NaN', 'Infinity', '-0', '1e999', 'null', '[object Object]', '__proto__', 'constructor'],
  ...['\u0000', 'a\u0001b', '\u202egnp.exe', '\ufeff\u200b', '\ud800', 'ａ'.repeat(64), '👨‍👩‍👧'.repeat(500)],
  ...['x'.repeat(20_000), '../../etc/passwd', "' OR 1=1 --", '{{7*7}}', '<script>alert(1)</script>'],
  ...[[], [[]], [null], {}, { a: { b: { c: {} } } }, { length: 3 }, { toString: 'x' }],
];

const strangeFields = [
  'extra',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  'ID',
];

const isObject = (value: Json): value is { [field: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in a value, its root included. */
function pathsOf(value: Json, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value)
    ? value.map((each, index) => [index, each] as const)
    : Object.entries(value);
  return [at, ...inner.flatMap(([key, each]) => pathsOf(each, [...at, key]))];
}

/** Sets a field as JSON.parse would: `__proto__` too is a field of its own. */
function setField(target: object, field: string | number, value: Json): void {
  Object.defineProperty(target, field, { value, enumerable: true, configurable: true, writable: true });
}

/** A copy in which `change` was applied to the value at `path`; undefined leaves the field out. */
function changedAt(value: Json, path: Path, change: (old: Json) => Json | undefined): Json | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  const object = isObject(value) ? { ...value } : {};
  const copy = (Array.isArray(value) ? [...value] : object) as { [field: string]: Json };
  const inner = changedAt(copy[first] ?? null, rest, change);
  if (inner !== undefined) setField(copy, first, inner);
  else if (Array.isArray(copy)) copy.splice(Number(first), 1);
  else delete copy[first];
  return copy;
}

const withField = (field: string, value: Json) => (old: Json) => {
  if (!isObject(old)) return value;
  const copy = { ...old };
  setField(copy, field, value);
  return copy;
};

function longer(old: Json): Json {
  if (typeof old === 'string') return old.repeat(Math.ceil(3_000 / Math.max(1, old.length)));
  if (typeof old === 'number') return old * 1_000_000;
  if (Array.isArray(old)) return Array.from({ length: 200 }, () => old[0] ?? '很多');
  return [old];
}

function shorter(old: Json): Json {
  if (typeof old === 'string') return old.slice(0, 1);
  if (typeof old === 'number') return -old;
  return Array.isArray(old) ? [] : {};
}

function broken(old: Json): Json {
  if (typeof old === 'string') return `${old}\u0007`;
  if (typeof old === 'number') return String(old);
  return Array.isArray(old) ? { 0: old[0] ?? null } : [old];
}

const nested = (old: Json): Json => Array.from({ length: 12 }).reduce<Json>((inner) => [inner], old);

/** Names of the fields that a schema has at its root and one level below: optional ones too. */
function declaredPaths({ input }: Pick<Action, 'input'>): Path[] {
  const { properties = {} } = z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    // Without names every shape stands where it is used.
    metadata: z.registry(),
  });
  return Object.entries(properties).flatMap(([field, schema]) => [
    [field],
    ...Object.keys((schema as { properties?: object }).properties ?? {}).map((inner) => [field, inner]),
  ]);
}

/** Inputs of an action with something wrong, most of them; made from a valid one and from its schema. */
export function mutations(action: Pick<Action, 'input'>, valid: Json): fc.Arbitrary<Json> {
  const places = [...pathsOf(valid), ...declaredPaths(action)];
  const path = fc.constantFrom(...places);
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...junk) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> },
  );
  const change = fc.oneof(
    { weight: 4, arbitrary: value.map((it) => () => it) },
    { weight: 2, arbitrary: fc.constant(() => undefined) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...strangeFields), value).map(([name, it]) => withField(name, it)),
    },
    { weight: 4, arbitrary: fc.constantFrom(longer, shorter, broken, nested) },
  );
  const steps = fc.array(fc.tuple(path, change), { minLength: 1, maxLength: 3 });
  return steps.map((all) =>
    all.reduce<Json>((input, [place, apply]) => changedAt(input, place, apply) ?? null, valid),
  );
}
