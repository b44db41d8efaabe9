import type { Clock } from '../../ports/clock';
import type { Ids } from '../../ports/ids';
import { stableTokens } from './token';
import { type Answer, type Call, type Send, type TransportOptions, transport } from './transport';

/** -1: the platform is busy; 43108: another message to the same person is being sent right now. */
const BUSY: ReadonlySet<number> = new Set([-1, 43108]);
/** Invalid, malformed and expired access token. */
const TOKEN_REJECTED: ReadonlySet<number> = new Set([40001, 40014, 42001]);

export interface RetryOptions {
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random'>;
  readonly retryDelaysMs: readonly number[];
}

export interface ClientOptions extends TransportOptions, RetryOptions {
  readonly appId: string;
  readonly secret: string;
}

export interface Client {
  /** Sends once: for calls that WeChat may not see twice. */
  readonly once: Send;
  /** Adds the access token; retries while WeChat is busy, and once with a new token when it is rejected. */
  readonly authorised: Send;
}

export function weChatClient(options: ClientOptions): Client {
  const once = transport(options);
  const withRetries = retryWhileBusy(once, options);
  const tokens = stableTokens(options, withRetries, () => options.clock.nowMs());

  async function authorised(call: Call): Promise<Answer> {
    const token = await tokens.current();
    const answer = await withRetries({ ...call, query: { access_token: token } });
    if (!TOKEN_REJECTED.has(answer.errcode)) return answer;
    return withRetries({ ...call, query: { access_token: await tokens.replace(token) } });
  }

  return { once, authorised };
}

/** Tries again, after a pause each, while WeChat says that it is busy. */
export function retryWhileBusy(send: Send, { clock, ids, retryDelaysMs }: RetryOptions): Send {
  return async (call) => {
    let answer = await send(call);
    for (const delayMs of retryDelaysMs) {
      if (!BUSY.has(answer.errcode)) break;
      // Jitter, so that callers turned away together do not come back together.
      await clock.sleep(delayMs * (0.5 + ids.random() / 2));
      answer = await send(call);
    }
    return answer;
  };
}
