import { createHash, createHmac } from 'node:crypto';

export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  /** With temporary credentials. */
  readonly token?: string;
}

/** Calls an action of the CloudBase API; answers its `Response`. Errors: TencentError. */
export type TencentApi = (action: string, body: object) => Promise<Readonly<Record<string, unknown>>>;

/** A refusal of the API. */
export class TencentError extends Error {
  readonly code: string;

  constructor(action: string, code: string, message: string) {
    super(`${action}: ${code} ${message}`);
    this.name = 'TencentError';
    this.code = code;
  }
}

const service = 'tcb';
const version = '2018-06-08';
const defaultEndpoint = 'https://tcb.tencentcloudapi.com';
const timeoutMs = 15_000;

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
  const headers = `content-type:application/json; charset=utf-8\nhost:${request.host}\n`;
  const canonical = ['POST', '/', '', headers, signed, sha256(request.body)].join('\n');
  const scope = `${date}/${request.service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', request.seconds, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), request.service), 'tc3_request');
  const signature = hmac(key, toSign).toString('hex');
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
}

interface Answer {
  readonly Response?: Readonly<Record<string, unknown>> & {
    readonly Error?: { readonly Code: string; readonly Message: string };
  };
}

/** The CloudBase API of one region; `endpoint` only for tests. */
export function tencentApi(
  credentials: TencentCredentials,
  region: string,
  endpoint: string = defaultEndpoint,
): TencentApi {
  return async (action, parameters) => {
    const body = JSON.stringify(parameters);
    const seconds = Math.floor(Date.now() / 1_000);
    const { host } = new URL(endpoint);
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        authorization: signTc3(credentials, { host, body, seconds, service }),
        'content-type': 'application/json; charset=utf-8',
        'x-tc-action': action,
        'x-tc-version': version,
        'x-tc-region': region,
        'x-tc-timestamp': String(seconds),
        ...(credentials.token && { 'x-tc-token': credentials.token }),
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { Response } = (await response.json()) as Answer;
    if (!Response) throw new TencentError(action, `HTTP ${response.status}`, 'no Response');
    if (Response.Error) throw new TencentError(action, Response.Error.Code, Response.Error.Message);
    return Response;
  };
}
