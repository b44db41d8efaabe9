import type { SandboxApp } from '../apps';
import { json, type SandboxRequest } from '../http';
import type { Platform, PlatformReply } from '../platform';
import { stableToken } from './access';
import { type WeChatSteering, weChatControls, weChatSteering } from './controls';
import type { WeChatEndpoint, WeChatRequest } from './endpoint';
import { code2session, phoneNumber } from './login';
import { miniProgramCode } from './mini-program-code';
import { WeChatRefusal } from './refusal';
import { mediaCheck, messageCheck, riskRank } from './safety';
import { createState } from './state';
import { subscribeSend } from './subscribe';
import { urlLink } from './url-link';

const endpoints: ReadonlyMap<string, WeChatEndpoint> = new Map([
  ['code2session', code2session],
  ['stable_token', stableToken],
  ['getuserphonenumber', phoneNumber],
  ['msg_sec_check', messageCheck],
  ['media_check_async', mediaCheck],
  ['getuserriskrank', riskRank],
  ['getwxacodeunlimit', miniProgramCode],
  ['generate_urllink', urlLink],
  ['subscribe_send', subscribeSend],
]);

const namesByPath: ReadonlyMap<string, string> = new Map(
  [...endpoints].map(([name, { path }]) => [path, name]),
);

/** WeChat's server API with its state, and the handles that steer it. */
export function createWeChatSandbox(
  apps: readonly SandboxApp[],
  now: () => number,
): { platform: Platform; steering: WeChatSteering } {
  const [defaultApp] = apps;
  if (defaultApp === undefined) throw new Error('the sandbox needs at least one app');
  let state = createState(apps, now);
  const steering = weChatSteering(() => state, defaultApp.appId);
  const platform: Platform = {
    endpoints: [...endpoints.keys()],
    controls: weChatControls(steering),
    endpointAt: (path) => namesByPath.get(path),
    refuse: (errcode) => refusal(new WeChatRefusal(Number(errcode), 'sandbox fault')),
    answer(name, request) {
      const endpoint = endpoints.get(name);
      if (endpoint === undefined) throw new Error(`no WeChat endpoint ${name}`);
      try {
        return success(endpoint.answer(state, understand(endpoint, request)));
      } catch (error) {
        if (error instanceof WeChatRefusal) return refusal(error);
        throw error;
      }
    },
    record(endpoint, request, errcode, fault) {
      const at = new Date(now()).toISOString();
      const body = redacted(request);
      state.calls.push({ at, endpoint, errcode: errcode ?? null, fault: fault ?? null, body });
    },
    reset() {
      state = createState(apps, now);
    },
  };
  return { platform, steering };
}

function success(answer: ReturnType<WeChatEndpoint['answer']>): PlatformReply {
  if (!Buffer.isBuffer(answer)) return { ...json(answer), errcode: 0 };
  return { status: 200, contentType: 'image/png', body: answer, errcode: 0 };
}

function refusal({ errcode, message }: WeChatRefusal): PlatformReply {
  return { ...json({ errcode, errmsg: message }), errcode };
}

/** Errors: 43001, 43002 wrong method; 44002 no body; 47001 a body that is not a JSON object. */
function understand(endpoint: WeChatEndpoint, request: SandboxRequest): WeChatRequest {
  if (request.method !== endpoint.method) {
    throw new WeChatRefusal(endpoint.method === 'GET' ? 43001 : 43002, `require ${endpoint.method} method`);
  }
  if (endpoint.method === 'GET') return { query: request.query, body: {} };
  if (request.body.length === 0) throw new WeChatRefusal(44002, 'empty post data');
  const body = jsonObject(request.body);
  if (body === undefined) throw new WeChatRefusal(47001, 'data format error');
  return { query: request.query, body };
}

function jsonObject(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** What may be shown of a call as it came: nothing that identifies a person or opens a door. */
const SHOWN: ReadonlySet<string> = new Set([
  ...[
    'appid',
    'grant_type',
    'force_refresh',
    'version',
    'scene',
    'media_type',
    'page',
    'width',
    'check_path',
    'env_version',
  ],
  ...['path', 'expire_type', 'expire_interval'],
  ...['template_id', 'miniprogram_state', 'lang'],
]);

function redacted(request: SandboxRequest): Record<string, unknown> {
  const fields = { ...Object.fromEntries(request.query), ...jsonObject(request.body) };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, SHOWN.has(name) ? value : '***']),
  );
}
