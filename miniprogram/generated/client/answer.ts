// Copied by `npm run mini:generate` from client/core; do not edit.

import { ClientError } from './client-error';

interface Answer {
  readonly ok: boolean;
  readonly data?: unknown;
  readonly error?: {
    readonly code: string;
    readonly message?: string;
    readonly retryable?: boolean;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}

/** Whether this comes from a function, and not from something on the way. */
export const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Answer>).ok === 'boolean';

/** The data of an answer. Errors: the one it carries, BAD_ANSWER. */
export function opened(answer: unknown): unknown {
  if (!isAnswer(answer)) throw new ClientError({ code: 'BAD_ANSWER' });
  if (answer.ok) return answer.data;
  if (!answer.error) throw new ClientError({ code: 'BAD_ANSWER' });
  const { code, message, retryable = false, details } = answer.error;
  throw new ClientError({ code, text: message, isRetryable: retryable, details });
}
