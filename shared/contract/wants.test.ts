import * as z from 'zod';
import type { Action } from './action';
import { actions } from './contract';
import { wantedAt, wants } from './wants';

type Path = readonly (string | number)[];

/** Every place of an input where a single value or a list stands. */
function fieldsOf(schema: z.ZodType, at: Path = []): Path[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault
  )
    return fieldsOf(schema.unwrap() as z.ZodType, at);
  if (schema instanceof z.ZodArray) return [at, ...fieldsOf(schema.element as z.ZodType, [...at, 0])];
  if (!(schema instanceof z.ZodObject)) return [at];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, part]) =>
    fieldsOf(part, [...at, name]),
  );
}

const fields = actions.flatMap((action) =>
  fieldsOf(action.input)
    .filter((path) => path.length > 0)
    .map((path) => [`${action.feature}/${action.name}`, path.join('.'), action, path] as const),
);

/** A value that stands at a path, and nothing else. */
const placed = (path: Path, value: unknown): unknown =>
  path.reduceRight((inner: unknown, name) => (typeof name === 'number' ? [inner] : { [name]: inner }), value);

const library = 'said by the library';
const wrong = [
  null,
  true,
  1e300,
  -1e300,
  0.5,
  '',
  ' ',
  '\u0007',
  '\ue000',
  '\u3164',
  'x'.repeat(30_000),
  [],
  {},
];

function problemsAt({ input }: Action, path: Path): string[] {
  return wrong.flatMap((value) => {
    const { error } = input.safeParse(placed(path, value), {
      error: (issue) => wantedAt(input, issue.path ?? []) ?? library,
    });
    const at = path.join('.');
    return (error?.issues ?? []).filter((issue) => issue.path.join('.') === at).map(({ message }) => message);
  });
}

test.each(fields)('%s: %s says in Chinese what it wants, whatever comes', (_action, _path, action, path) => {
  const said = problemsAt(action, path);
  expect(said).not.toEqual([]);
  for (const problem of said) {
    expect(problem).toMatch(/^[\u4e00-\u9fff]/);
    expect(problem).not.toMatch(/[\\^$]|string|number|undefined|NaN/);
  }
});

test('the innermost sentence on a path counts, through what may be left out, lists and pipes', () => {
  const piped = z
    .string()
    .transform((raw) => raw.trim())
    .pipe(z.string().min(1));
  const schema = wants(
    '全部',
    z.strictObject({
      a: wants('一项', z.string()).describe('Kept by what is made of it.').exactOptional(),
      b: z.array(wants('每项', piped)).default([]),
      c: z.strictObject({ d: z.int() }),
    }),
  );
  expect(wantedAt(schema, ['a'])).toBe('一项');
  expect(wantedAt(schema, ['b', 3])).toBe('每项');
  expect(wantedAt(schema, ['b'])).toBe('全部');
  expect(wantedAt(schema, ['c', 'd'])).toBe('全部');
  expect(wantedAt(z.string(), ['x', 'y'])).toBeUndefined();
});
