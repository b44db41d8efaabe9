import * as z from 'zod';
import { AppError } from '../../contract/errors';
import { wants } from '../../contract/wants';
import type { Call } from './around';
import { validateInput, validateOutput } from './validate';

const input = z.strictObject({
  title: z.string(),
  places: z.int().default(1),
  site: z.strictObject({ cityCode: z.string() }).optional(),
});
const output = z.strictObject({ count: z.int() });

const callWith = (body: unknown, schema: z.ZodType = input) =>
  ({ action: { input: schema, output }, body }) as unknown as Call;

/** What is wrong with an input; the use case must not have been reached. */
async function problemsOf(body: unknown, schema?: z.ZodType) {
  const next = jest.fn();
  const error: unknown = await validateInput(callWith(body, schema), next).catch((thrown: unknown) => thrown);
  expect(next).not.toHaveBeenCalled();
  if (!(error instanceof AppError)) throw error;
  expect(error.code).toBe('INVALID_INPUT');
  return error.details?.problems as { path: string; problem: string }[];
}

test('input goes on as the contract has it, with its defaults', async () => {
  const call = callWith({ title: '分拣' });
  const seen: unknown[] = [];
  const answer = await validateInput(call, async () => {
    seen.push(call.input);
    return { count: 2 };
  });
  expect(answer).toEqual({ count: 2 });
  expect(seen).toEqual([{ title: '分拣', places: 1 }]);
});

test.each([
  ['nothing at all', undefined, ['']],
  ['a field that is missing', {}, ['title']],
  ['a wrong field inside another', { title: 'a', site: { cityCode: 3 } }, ['site.cityCode']],
  ['a field that nobody declared', { title: 'a', titel: 'b' }, ['']],
  ['two wrong fields', { title: 1, places: 1.5 }, ['title', 'places']],
])('%s is INVALID_INPUT, with where it is', async (_name, body, paths) => {
  const problems = await problemsOf(body);
  expect(problems.map(({ path }) => path)).toEqual(paths);
  for (const { problem } of problems) expect(problem).toMatch(/[\u4e00-\u9fff]/);
});

test.each([
  ['a text', { title: 'a\ud800' }],
  ['a text inside', { title: 'a', site: { cityCode: '\udc00' } }],
  ['the name of a field', { title: 'a', '\udfff': 1 }],
])('half a surrogate pair in %s is INVALID_INPUT, whatever the field takes', async (_where, body) => {
  expect(await problemsOf(body)).toEqual([{ path: '', problem: '内容中有残缺的字符，请删除后重试' }]);
});

test('what a field wants is said in its own words; a field nobody declared is named, cut between characters', async () => {
  const schema = z.strictObject({ places: wants('名额须为整数', z.int()).exactOptional() });
  expect(await problemsOf({ places: 1.5 }, schema)).toEqual([{ path: 'places', problem: '名额须为整数' }]);
  const [unknown] = await problemsOf({ ['👨‍👩‍👧'.repeat(50)]: 1 }, schema);
  expect(unknown?.problem).toMatch(/^没有这个字段：(?:👨‍👩‍👧)+$/u);
});

test('at most ten problems are told, and none at length', async () => {
  const list = z.array(z.string());
  expect(await problemsOf(Array(25).fill(1), list)).toHaveLength(10);
  const long = 'x'.repeat(500);
  const [unknown] = await problemsOf({ [long]: 1 }, z.strictObject({}));
  expect(unknown?.problem).toHaveLength(120);
  const [wrong] = await problemsOf({ [long]: 1 }, z.record(z.string(), z.string()));
  expect(wrong?.path).toBe('x'.repeat(120));
});

test.each([
  ['what is not declared', { count: 1, secret: 'x' }],
  ['what is not of its kind', { count: 'one' }],
  ['nothing', undefined],
])('an answer with %s does not leave, nor is it the caller who is told', async (_name, answer) => {
  const error: unknown = await validateOutput(callWith({ title: 'a' }), async () => answer).catch(
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(z.ZodError);
  expect(error).not.toBeInstanceOf(AppError);
});
