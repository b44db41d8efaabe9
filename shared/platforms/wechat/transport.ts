import { TimedOut, type Timeouts, within } from '../../ports/timeouts';
import { timedOut, unavailable, unreachable } from './errors';

const paths = {
  code2session: '/sns/jscode2session',
  stable_token: '/cgi-bin/stable_token',
  getuserphonenumber: '/wxa/business/getuserphonenumber',
  msg_sec_check: '/wxa/msg_sec_check',
  media_check_async: '/wxa/media_check_async',
  getuserriskrank: '/wxa/getuserriskrank',
  getwxacodeunlimit: '/wxa/getwxacodeunlimit',
  generate_urllink: '/wxa/generate_urllink',
  subscribe_send: '/cgi-bin/message/subscribe/send',
} as const;

export interface Call {
  readonly endpoint: keyof typeof paths;
  readonly query?: Readonly<Record<string, string>>;
  /** With a body the call is a POST, without one a GET. */
  readonly body?: object;
}

export interface Answer {
  readonly endpoint: Call['endpoint'];
  /** 0 = success; WeChat leaves it out of some successful answers. */
  readonly errcode: number;
  /** The JSON answer; undefined for an image. */
  readonly json: unknown;
  readonly bytes: Uint8Array;
}

export type Send = (call: Call) => Promise<Answer>;

export interface TransportOptions {
  readonly host: string;
  readonly timeouts: Timeouts;
  /** Bound on one HTTP exchange. */
  readonly timeoutMs: number;
}

/**
 * One HTTP exchange with WeChat, which answers business errors with HTTP 200 and an `errcode`
 * (developers.weixin.qq.com, 服务端). Errors: WECHAT_TIMEOUT, WECHAT_UNAVAILABLE.
 */
export function transport({ host, timeouts, timeoutMs }: TransportOptions): Send {
  return async (call) => {
    const url = new URL(paths[call.endpoint], host);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
    // A redirect would carry the secret to another host.
    const init: RequestInit = { redirect: 'error' };
    if (call.body !== undefined) {
      init.method = 'POST';
      init.headers = { 'content-type': 'application/json' };
      init.body = JSON.stringify(call.body);
    }
    const { response, bytes } = await within(timeouts, timeoutMs, async (signal) => {
      const answer = await fetch(url, { ...init, signal });
      return { response: answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
    }).catch((thrown) => {
      throw thrown instanceof TimedOut ? timedOut(call.endpoint) : unreachable(call.endpoint, thrown);
    });
    if (!response.ok) throw unavailable(call.endpoint, `HTTP ${response.status}`);
    return read(call.endpoint, response.headers.get('content-type') ?? '', bytes);
  };
}

function read(endpoint: Call['endpoint'], contentType: string, bytes: Uint8Array): Answer {
  const startsLikeJson = bytes[0] === '{'.charCodeAt(0);
  if (contentType.startsWith('image/') && bytes.length > 0 && !startsLikeJson) {
    return { endpoint, errcode: 0, json: undefined, bytes };
  }
  const json = parse(bytes);
  if (typeof json !== 'object' || json === null)
    throw unavailable(endpoint, 'the answer is not a JSON object');
  const errcode = 'errcode' in json ? json.errcode : 0;
  if (typeof errcode !== 'number') throw unavailable(endpoint, 'errcode is not a number');
  return { endpoint, errcode, json, bytes };
}

/** The parse error is dropped: it would quote the answer. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
