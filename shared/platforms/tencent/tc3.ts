import { createHash, createHmac } from 'node:crypto';

export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  /** With temporary credentials. */
  readonly token?: string;
}

export const tc3ContentType = 'application/json; charset=utf-8';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** TC3-HMAC-SHA256 over host, type and body. Source: cloud.tencent.com/document/api/213/30654. */
export function signTc3(
  { secretId, secretKey }: TencentCredentials,
  request: {
    readonly host: string;
    readonly body: string;
    readonly seconds: number;
    readonly service: string;
  },
): string {
  const date = new Date(request.seconds * 1_000).toISOString().slice(0, 10);
  const signed = 'content-type;host';
  const headers = `content-type:${tc3ContentType}\nhost:${request.host}\n`;
  const canonical = ['POST', '/', '', headers, signed, sha256(request.body)].join('\n');
  const scope = `${date}/${request.service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', request.seconds, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), request.service), 'tc3_request');
  const signature = hmac(key, toSign).toString('hex');
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
}
