import type * as z from 'zod';
import { AppError, type InputProblem } from '../../contract/errors';
import { wantedAt } from '../../contract/wants';
import { cutText } from '../../domain/text/clusters';
import { isWellFormed } from '../../domain/text/well-formed';
import type { Around, Call } from './around';

const maxProblems = 10;
const maxProblemLength = 120;

/** What people read of a problem is the field's own sentence, never the library's. */
const sentenceOf = (schema: z.ZodType, { code, path, keys }: z.core.$ZodRawIssue): string =>
  code === 'unrecognized_keys'
    ? `没有这个字段：${(keys as readonly string[]).join('、')}`
    : (wantedAt(schema, path ?? []) ?? '内容的格式不正确');

const problemOf = (issue: z.core.$ZodIssue): InputProblem => ({
  path: cutText(issue.path.map(String).join('.'), maxProblemLength),
  problem: cutText(issue.message, maxProblemLength),
});

const refused = (problems: readonly InputProblem[]) => new AppError('INVALID_INPUT', { problems });

function validated(schema: z.ZodType, input: unknown): unknown {
  // JSON can say half a surrogate pair; a store cannot keep it, or keeps another text.
  if (!isWellFormed(input)) throw refused([{ path: '', problem: '内容中有残缺的字符，请删除后重试' }]);
  const parsed = schema.safeParse(input, { error: (issue) => sentenceOf(schema, issue) });
  if (parsed.success) return parsed.data;
  throw refused(parsed.error.issues.slice(0, maxProblems).map(problemOf));
}

/** Input is as the contract has it: no call with another goes on. Errors: INVALID_INPUT with what is wrong where, in Chinese. */
export const validateInput: Around<Call> = async (call, next) => {
  call.input = validated(call.action.input, call.body);
  return next();
};

/** Output is as the contract has it: nothing that is not declared leaves. */
export const validateOutput: Around<Call> = async (call, next) => call.action.output.parse(await next());
