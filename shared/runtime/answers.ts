import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { AppError, type ErrorCode, errorCatalogue } from '../contract/errors';

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** An answer over HTTP. */
export const answer = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers,
  body: JSON.stringify(body),
});

/** The code under which an error leaves the function: everything that is not ours is INTERNAL. */
export const codeOf = (error: unknown): ErrorCode => (error instanceof AppError ? error.code : 'INTERNAL');

/** The HTTP status of what a function throws. */
export const statusOf = (error: unknown): number => errorCatalogue[codeOf(error)].status;

/** An answer as every deployment gives it. */
export interface Envelope {
  readonly ok: boolean;
  readonly data?: unknown;
  readonly error?: Readonly<Record<string, unknown>>;
}

/** What a use case answered, as the client gets it. */
export const dataEnvelope = (data: unknown): Envelope => ({ ok: true, data });

/** An error as the client gets it: code, Chinese message, details of our own making; never internals. */
export function errorEnvelope(error: unknown): Envelope {
  const code = codeOf(error);
  const { message, retryable } = errorCatalogue[code];
  const details = error instanceof AppError && error.details ? { details: error.details } : {};
  return { ok: false, error: { code, message, retryable, ...details } };
}

export const answerData = (data: unknown): APIGatewayProxyStructuredResultV2 =>
  answer(200, dataEnvelope(data));

export const answerError = (error: unknown): APIGatewayProxyStructuredResultV2 =>
  answer(statusOf(error), errorEnvelope(error));
