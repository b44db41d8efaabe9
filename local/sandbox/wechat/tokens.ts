import { createHash } from 'node:crypto';
import { WeChatRefusal } from './refusal';

const TOKEN_LASTS_MS = 7_200_000;
const RENEWED_BEFORE_EXPIRY_MS = 5 * 60_000;
const FORCE_GAP_MS = 30_000;
const FORCES_A_DAY = 20;
const DAY_MS = 86_400_000;
const MAX_TOKENS = 1_000;

export interface AccessToken {
  readonly appId: string;
  readonly token: string;
  readonly expiresAt: number;
}

export interface Tokens {
  /**
   * The app's token: the same one while it is valid, a new one in its last 5 minutes (the old one then works
   * until it expires), or at once with `force` (the old one dies). Errors: 45011 forced again within 30 s,
   * 45009 forced more than 20 times a day.
   */
  current(appId: string, force: boolean): AccessToken;
  /** The app that a token belongs to. Errors: 40001 unknown or replaced by force, 42001 expired. */
  appIdOf(token: string): string;
}

/** Stable access tokens. Source: 获取稳定版接口调用凭据. */
export function createTokens(now: () => number): Tokens {
  const valid = new Map<string, AccessToken>();
  const latest = new Map<string, AccessToken>();
  const forces = new Map<string, number[]>();
  let issued = 0;

  function issue(appId: string): AccessToken {
    issued += 1;
    const token = `sandbox_${createHash('sha512').update(`${appId} ${issued} ${now()}`).digest('base64url')}`;
    const made = { appId, token, expiresAt: now() + TOKEN_LASTS_MS };
    valid.set(token, made);
    latest.set(appId, made);
    const [oldest] = valid.keys();
    if (valid.size > MAX_TOKENS && oldest !== undefined) valid.delete(oldest);
    return made;
  }

  function force(appId: string): AccessToken {
    const today = (forces.get(appId) ?? []).filter((at) => now() - at < DAY_MS);
    const last = today.at(-1);
    if (last !== undefined && now() - last < FORCE_GAP_MS)
      throw new WeChatRefusal(45011, 'force_refresh too often');
    if (today.length >= FORCES_A_DAY)
      throw new WeChatRefusal(45009, 'reach max force_refresh daily quota limit');
    forces.set(appId, [...today, now()]);
    for (const { appId: holder, token } of valid.values()) if (holder === appId) valid.delete(token);
    return issue(appId);
  }

  return {
    current(appId, forced) {
      if (forced) return force(appId);
      const token = latest.get(appId);
      const isFresh = token !== undefined && token.expiresAt - now() > RENEWED_BEFORE_EXPIRY_MS;
      return isFresh ? token : issue(appId);
    },
    appIdOf(token) {
      const found = valid.get(token);
      if (found === undefined)
        throw new WeChatRefusal(40001, 'invalid credential, access_token is invalid or not latest');
      if (now() >= found.expiresAt) throw new WeChatRefusal(42001, 'access_token expired');
      return found.appId;
    },
  };
}
