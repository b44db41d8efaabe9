import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { AppError, type ErrorCode, errorCatalogue } from '../contract/errors';
import { type Coding, codingFor, compressed, isWorthIt } from './compressed';

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const over = (statusCode: number, body: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers,
  body,
});

/** An answer over HTTP. */
export const answer = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 =>
  over(statusCode, JSON.stringify(body));

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

/** An answer as it is written once: its text, and that text in each coding that somebody asked for. */
interface Written {
  text?: string;
  readonly coded: Map<Coding, string>;
}

/** Answers that are given again. */
const shared = new WeakMap<object, Written>();

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null;

/** What is answered will be given again, and nobody changes it any more: over HTTP it is written only once. */
export const willShare = (data: unknown): void => {
  if (isObject(data)) shared.set(data, { coded: new Map() });
};

function codedOf(written: Written, text: string, coding: Coding): string {
  const coded = written.coded.get(coding) ?? compressed(text, coding);
  written.coded.set(coding, coded);
  return coded;
}

/**
 * An answer over HTTP; long ones in a coding that the caller takes (`accepted`, its `Accept-Encoding`), since an
 * HTTP API compresses nothing by itself.
 */
export function answerData(data: unknown, accepted?: string): APIGatewayProxyStructuredResultV2 {
  const written: Written = (isObject(data) ? shared.get(data) : undefined) ?? { coded: new Map() };
  written.text ??= JSON.stringify(dataEnvelope(data));
  const coding = isWorthIt(written.text) ? codingFor(accepted) : undefined;
  if (!coding) return over(200, written.text);
  return {
    statusCode: 200,
    headers: { ...headers, 'content-encoding': coding, vary: 'accept-encoding' },
    body: codedOf(written, written.text, coding),
    isBase64Encoded: true,
  };
}

export const answerError = (error: unknown): APIGatewayProxyStructuredResultV2 =>
  answer(statusOf(error), errorEnvelope(error));
