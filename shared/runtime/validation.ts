import type * as z from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { AppError, type InputProblem } from '../contract/errors';

const maxProblems = 10;
const maxProblemLength = 120;
const chinese = zhCN().localeError;

const problemOf = (issue: z.core.$ZodIssue): InputProblem => ({
  path: issue.path.map(String).join('.').slice(0, maxProblemLength),
  problem: issue.message.slice(0, maxProblemLength),
});

/** Input as the contract has it. Errors: INVALID_INPUT with what is wrong where, in Chinese. */
export function validated(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(input, { error: chinese });
  if (parsed.success) return parsed.data;
  throw new AppError('INVALID_INPUT', { problems: parsed.error.issues.slice(0, maxProblems).map(problemOf) });
}
