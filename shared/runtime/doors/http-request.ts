import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { AppError } from '../../contract/errors';

/** Larger bodies would not pass CloudBase's gateway either. */
export const maxBodyBytes = 100 * 1024;

/** A request over HTTP, as every gateway hands it on. */
export type HttpRequest = Pick<APIGatewayProxyEventV2, 'body' | 'headers' | 'isBase64Encoded'>;

/** The very bytes that were sent. Errors: PAYLOAD_TOO_LARGE. */
export function bytesOf({ body, isBase64Encoded }: Pick<HttpRequest, 'body' | 'isBase64Encoded'>): Buffer {
  const raw = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (raw.byteLength > maxBodyBytes) throw new AppError('PAYLOAD_TOO_LARGE');
  return raw;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads the JSON body; an empty one is `{}`. Errors: PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED_JSON. */
export function readHttp(event: HttpRequest): unknown {
  const raw = bytesOf(event);
  const type = event.headers['content-type'] ?? 'application/json';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
  try {
    // Bytes that are no UTF-8 are refused, not replaced.
    return raw.byteLength === 0 ? {} : JSON.parse(utf8.decode(raw));
  } catch {
    throw new AppError('MALFORMED_JSON');
  }
}

/** Names in the path `/{feature}/{action}`. Errors: ACTION_NOT_FOUND. */
export function calledOverHttp({ rawPath }: Pick<APIGatewayProxyEventV2, 'rawPath'>) {
  const [, feature = '', action = '', ...rest] = rawPath.split('/');
  if (rest.length > 0) throw new AppError('ACTION_NOT_FOUND');
  return { feature, action };
}

/** Parameters of an address by name; of one that is given twice, the last. */
export const parametersOf = (query: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(query));

/** Errors: METHOD_NOT_ALLOWED. */
export function checkMethod(method: unknown): void {
  if (method !== 'POST') throw new AppError('METHOD_NOT_ALLOWED');
}
