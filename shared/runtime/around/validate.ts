import type * as z from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { AppError, type InputProblem } from '../../contract/errors';
import type { Around, Call } from './around';

const maxProblems = 10;
const maxProblemLength = 120;
const chinese = zhCN().localeError;

const problemOf = (issue: z.core.$ZodIssue): InputProblem => ({
  path: issue.path.map(String).join('.').slice(0, maxProblemLength),
  problem: issue.message.slice(0, maxProblemLength),
});

function validated(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(input, { error: chinese });
  if (parsed.success) return parsed.data;
  throw new AppError('INVALID_INPUT', { problems: parsed.error.issues.slice(0, maxProblems).map(problemOf) });
}

/**
 * Input and output are as the contract has them: no call with another input goes on (INVALID_INPUT with what is
 * wrong where, in Chinese), and nothing that is not declared leaves.
 */
export const validate: Around<Call> = async (call, next) => {
  call.input = validated(call.action.input, call.body);
  return call.action.output.parse(await next());
};
