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

/** The API of CloudBase itself. */
const cloudbase = { service: 'tcb', version: '2018-06-08' };
/** That of its functions, which an environment keeps in a namespace of its name. */
export const functionsApi = { service: 'scf', version: '2018-04-16' };
const timeoutMs = 15_000;

interface Answer {
  readonly Response?: Readonly<Record<string, unknown>> & {
    readonly Error?: { readonly Code: string; readonly Message: string };
  };
}

/** An API of one region; `endpoint` only for tests. */
export function tencentApi(
  credentials: TencentCredentials,
  region: string,
  { service, version }: typeof cloudbase = cloudbase,
  endpoint: string = `https://${service}.tencentcloudapi.com`,
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

const needed = ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY'] as const;
const defaultRegion = 'ap-shanghai';

/** With the API key and the region of the environment's variables. Throws Error with the names of what is missing. */
export function tencentApiFrom(env: NodeJS.ProcessEnv, api: typeof cloudbase = cloudbase): TencentApi {
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`missing environment: ${missing.join(', ')}`);
  const { TENCENT_SECRET_ID = '', TENCENT_SECRET_KEY = '', TENCENT_TOKEN } = env;
  const credentials = {
    secretId: TENCENT_SECRET_ID,
    secretKey: TENCENT_SECRET_KEY,
    ...(TENCENT_TOKEN && { token: TENCENT_TOKEN }),
  };
  return tencentApi(credentials, env.TENCENT_REGION ?? defaultRegion, api);
}
