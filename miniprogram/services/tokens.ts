import type { Profile } from '../../shared/contract/account';
import { forgetSession, keepSession, profile, session, type Tokens } from '../stores/session';
import { asApiError } from './api-error';
import { loginCode } from './login-code';
import { send } from './transport';

/** A token that ends within this time is renewed before it is used. */
const earlyMs = 60_000;

interface Login {
  readonly session: Tokens;
  readonly profile: Profile;
}

let renewing: Promise<string | undefined> | undefined;

/** Whoever was signed in on this phone is signed in again by WeChat, without noticing that a session ended. */
async function signInAgain(): Promise<string> {
  const input = { code: await loginCode() };
  const answer = (await send({ feature: 'account', action: 'login', input })) as Login;
  keepSession({ tokens: answer.session, accountId: answer.profile.accountId });
  profile.set(answer.profile);
  return answer.session.accessToken;
}

async function renew(): Promise<string | undefined> {
  const kept = session.get();
  if (!kept) return undefined;
  try {
    const { refreshToken } = kept.tokens;
    const call = { feature: 'account', action: 'refresh', input: { refreshToken } };
    const { session: tokens } = (await send(call)) as { session: Tokens };
    keepSession({ ...kept, tokens });
    return tokens.accessToken;
  } catch (error) {
    if (asApiError(error).code !== 'SESSION_EXPIRED') throw error;
    forgetSession();
    return signInAgain();
  }
}

/**
 * Renews the session. A refresh token is good for one use, and a second use ends the session: calls that
 * need it at the same time share one renewal.
 */
export function renewSession(): Promise<string | undefined> {
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** A token that is good for a call now; undefined when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  const tokens = session.get()?.tokens;
  if (!tokens) return undefined;
  return tokens.accessExpiresAtMs - Date.now() > earlyMs ? tokens.accessToken : renewSession();
}
