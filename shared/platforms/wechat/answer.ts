import type * as z from 'zod';
import { refused, unavailable } from './errors';
import type { Answer } from './transport';

/** The answer's JSON in the shape the documentation promises. Errors: by errcode; WECHAT_UNAVAILABLE when misshapen. */
export function readAnswer<T>(schema: z.ZodType<T>, answer: Answer): T {
  if (answer.errcode !== 0) throw refused(answer.endpoint, answer.errcode);
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw unavailable(answer.endpoint, `unexpected answer at ${where}`);
}
