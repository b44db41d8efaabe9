import * as z from 'zod';

const text = z.record(z.string(), z.unknown());

const compiled = z.looseObject({
  Parameters: z.record(z.string(), text).optional(),
  Conditions: text.optional(),
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: text.optional() })),
});

/** What serverless hands to CloudFormation. */
export type Compiled = z.output<typeof compiled>;
export type CompiledResource = Compiled['Resources'][string];

export const readCompiled = (json: string): Compiled => compiled.parse(JSON.parse(json));

/** A rule: what is wrong with a template, a sentence each. */
export type Rule = (template: Compiled) => string[];

export const ofType = ({ Resources }: Compiled, type: string): [string, CompiledResource][] =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type);

/** The value at a path of keys; undefined where there is none. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
    value,
  );

export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Every text in a value, with the path to it. */
export function* textsIn(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, path ? `${path}.${key}` : key);
  }
}

/** Whether two values are the same JSON, whatever the order of keys. */
export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
