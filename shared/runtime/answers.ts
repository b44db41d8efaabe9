import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { AppError, type ErrorCode, errorCatalogue } from '../contract/errors';

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const answer = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers,
  body: JSON.stringify(body),
});

export const answerOk = (data: unknown): APIGatewayProxyStructuredResultV2 => answer(200, { ok: true, data });

/** The code under which an error leaves the function: everything that is not ours is INTERNAL. */
export const codeOf = (error: unknown): ErrorCode => (error instanceof AppError ? error.code : 'INTERNAL');

/** An error as the client gets it: code, Chinese message, details of our own making; never internals. */
export function answerError(error: unknown): APIGatewayProxyStructuredResultV2 {
  const code = codeOf(error);
  const { status, message, retryable } = errorCatalogue[code];
  const details = error instanceof AppError && error.details ? { details: error.details } : {};
  return answer(status, { ok: false, error: { code, message, retryable, ...details } });
}
