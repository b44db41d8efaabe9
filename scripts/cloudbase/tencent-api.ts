import { signTc3, type TencentCredentials, tc3ContentType } from '../../shared/platforms/tencent/tc3';

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
        'content-type': tc3ContentType,
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
