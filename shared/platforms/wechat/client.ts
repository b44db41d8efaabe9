import { setTimeout as sleep } from 'node:timers/promises';
import { stableTokens } from './token';
import { type Answer, type Call, type Send, transport } from './transport';

/** -1: the platform is busy; 43108: another message to the same person is being sent right now. */
const BUSY: ReadonlySet<number> = new Set([-1, 43108]);
/** Invalid, malformed and expired access token. */
const TOKEN_REJECTED: ReadonlySet<number> = new Set([40001, 40014, 42001]);

export interface ClientOptions {
  readonly appId: string;
  readonly secret: string;
  readonly host: string;
  readonly timeoutMs: number;
  readonly retryDelaysMs: readonly number[];
  readonly now: () => number;
}

export interface Client {
  /** Sends once: for calls that WeChat may not see twice. */
  readonly once: Send;
  /** Adds the access token; retries while WeChat is busy, and once with a new token when it is rejected. */
  readonly authorised: Send;
}

export function weChatClient(options: ClientOptions): Client {
  const once = transport(options.host, options.timeoutMs);
  const withRetries = retryWhileBusy(once, options.retryDelaysMs);
  const tokens = stableTokens(options, withRetries, options.now);

  async function authorised(call: Call): Promise<Answer> {
    const token = await tokens.current();
    const answer = await withRetries({ ...call, query: { access_token: token } });
    if (!TOKEN_REJECTED.has(answer.errcode)) return answer;
    return withRetries({ ...call, query: { access_token: await tokens.replace(token) } });
  }

  return { once, authorised };
}

/** Tries again, after a pause each, while WeChat says that it is busy. */
export function retryWhileBusy(send: Send, delaysMs: readonly number[]): Send {
  return async (call) => {
    let answer = await send(call);
    for (const delayMs of delaysMs) {
      if (!BUSY.has(answer.errcode)) break;
      // Jitter, so that callers turned away together do not come back together.
      await sleep(delayMs * (0.5 + Math.random() / 2));
      answer = await send(call);
    }
    return answer;
  };
}
