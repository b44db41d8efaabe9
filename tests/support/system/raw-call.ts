import { lambdaContext } from '../../../local/lambda-event';
import type { HttpFunction } from '../../../shared/runtime/doors/on-lambda';
import { checkDeclared } from '../actions/common-errors';
import type { Answer } from './test-system';

/** One request exactly as it comes through API Gateway. */
export interface RawRequest {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly token?: string | undefined;
  readonly ip?: string;
}

export interface RawAnswer extends Answer {
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The event of a request, with only those fields that functions read. */
export const eventOf = (request: RawRequest): Parameters<HttpFunction>[0] =>
  ({
    rawPath: request.path,
    headers: {
      'content-type': 'application/json',
      ...(request.token !== undefined && { authorization: `Bearer ${request.token}` }),
      ...request.headers,
    },
    ...(request.body !== undefined && { body: request.body }),
    isBase64Encoded: request.isBase64Encoded ?? false,
    requestContext: { http: { method: request.method ?? 'POST', sourceIp: request.ip ?? '203.0.113.9' } },
  }) as unknown as Parameters<HttpFunction>[0];

/** Hands a request to a function, whatever its path says. */
export async function callRaw(served: HttpFunction | undefined, request: RawRequest): Promise<RawAnswer> {
  if (!served) throw new Error('no such function');
  const result = await served(eventOf(request), lambdaContext('test'));
  const text = result.body ?? '';
  const { ok, data, error } = JSON.parse(text);
  checkDeclared(request.path.slice(1), error?.code);
  return { status: result.statusCode ?? 0, headers: result.headers ?? {}, text, ok, data, error };
}
