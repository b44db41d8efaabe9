import * as z from 'zod';
import { readAnswer } from './answer';
import type { Send } from './transport';

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** WeChat renews a token in its last 5 minutes; asking again from then on gives the new one. */
const RENEW_BEFORE_EXPIRY_MS = 5 * 60_000;
/** WeChat allows 20 forced refreshes a day, and each one breaks the token of every other process. */
const FORCE_GAP_MS = 75 * 60_000;

export interface Tokens {
  /** A token to use now, from the cache or from WeChat. */
  current(): Promise<string>;
  /** A token instead of `rejected`, which WeChat has just refused. */
  replace(rejected: string): Promise<string>;
}

/**
 * The app's stable access token, cached in the process; concurrent callers share one request.
 * Source: 获取稳定版接口调用凭据 (POST /cgi-bin/stable_token, expires_in in seconds).
 */
export function stableTokens(app: { appId: string; secret: string }, send: Send, now: () => number): Tokens {
  let cached: { readonly token: string; readonly useUntil: number } | undefined;
  let inFlight: Promise<string> | undefined;
  let forcedAt = Number.NEGATIVE_INFINITY;

  async function request(force: boolean): Promise<string> {
    const askedAt = now();
    const { appId: appid, secret } = app;
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: force };
    const { access_token: token, expires_in } = readAnswer(
      tokenAnswer,
      await send({ endpoint: 'stable_token', body }),
    );
    if (force) forcedAt = askedAt;
    const lifeMs = expires_in * 1000;
    // A token that comes with less than 10 minutes left is still worth half its life.
    cached = { token, useUntil: askedAt + Math.max(lifeMs - RENEW_BEFORE_EXPIRY_MS, lifeMs / 2) };
    return token;
  }

  function share(force: boolean): Promise<string> {
    inFlight ??= request(force).finally(() => {
      inFlight = undefined;
    });
    return inFlight;
  }

  async function current(): Promise<string> {
    return cached !== undefined && now() < cached.useUntil ? cached.token : share(false);
  }

  async function replace(rejected: string): Promise<string> {
    if (cached?.token === rejected) cached = undefined;
    const token = await current();
    if (token !== rejected) return token;
    if (now() - forcedAt < FORCE_GAP_MS) return token;
    // WeChat still hands out the token that it refuses: all who wait share one forced request.
    return share(true);
  }

  return { current, replace };
}
