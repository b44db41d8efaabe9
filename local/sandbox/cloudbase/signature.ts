import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Params } from './action';
import { CloudBaseRefusal } from './refusal';

export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
}

/** How long a signature is good for, as the SDK itself says in `X-Signature-Expires`. */
const lifetimeSeconds = 600;

const form =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/tcb\/tc3_request, SignedParams=([^,]*), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).trim();

/** SHA-256 over the signed parameters that are not empty. */
function payloadHash(params: Params, names: readonly string[]): string {
  const byName = new Map(Object.entries(params).map(([name, value]) => [name.toLowerCase(), value]));
  const hash = createHash('sha256');
  for (const name of names) {
    const value = byName.get(name);
    if (value !== undefined && asText(value) !== '') hash.update(`&${name}=${asText(value)}\r\n`);
  }
  return hash.digest('hex');
}

function refused(message: string): CloudBaseRefusal {
  return new CloudBaseRefusal('SIGN_PARAM_INVALID', message);
}

/**
 * Checks the TC3-HMAC-SHA256 signature of a call as Tencent does, parameters included.
 * Errors: SIGN_PARAM_INVALID.
 */
export function checkSignature(
  { secretId, secretKey }: Credentials,
  request: { readonly url: string; readonly headers: IncomingHttpHeaders; readonly params: Params },
  nowMs: number,
): void {
  const { url, headers, params } = request;
  const parts = form.exec(String(headers.authorization ?? ''));
  if (!parts) throw refused('authorization is malformed');
  const [, id = '', date = '', signedParams = '', signedHeaders = '', signature = ''] = parts;
  if (id !== secretId) throw refused('unknown secretId');
  const timestamp = Number(headers['x-timestamp']);
  const ageSeconds = Math.abs(nowMs / 1_000 - timestamp);
  if (!(ageSeconds <= lifetimeSeconds)) throw refused('signature expired');
  const [path = '', query = ''] = url.split('?');
  const canonicalHeaders = signedHeaders.split(';').map((name) => {
    return `${name}:${String(headers[name] ?? '')
      .trim()
      .toLowerCase()}`;
  });
  const canonical = [
    'post',
    `//${headers.host}${path}`,
    query,
    `${canonicalHeaders.join('\n')}\n`,
    signedHeaders,
    payloadHash(params, signedParams.split(';')),
  ].join('\n');
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/tcb/tc3_request\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), 'tcb'), 'tc3_request');
  if (hmac(key, toSign).toString('hex') !== signature) throw refused('signature does not match');
}
