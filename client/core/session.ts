import type { InputOf, OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { asClientError, ClientError } from './client-error';
import type { Clock } from './clock';

type Account = (typeof contract)['account'];
type Login = OutputOf<Account['login']>;
export type Tokens = Login['session'];

/** Where the session of this device is kept, and how it is told of changes. */
export interface SessionStore {
  /** Undefined when nobody is signed in. */
  tokens(): Tokens | undefined;
  renewed(tokens: Tokens): void;
  signedIn(login: Login): void;
  forget(): void;
  /** A fresh code by which whoever was signed in is signed in again without a word; absent where a person must act. */
  loginCode?(): Promise<string>;
  /**
   * Meets what an action was refused for, NOT_SIGNED_IN or CONSENT_REQUIRED, where the person stands; answers whether
   * it may be called again. Absent where nobody can be asked.
   */
  readmit?(code: string, path: string): Promise<boolean>;
}

/** Sends one of the calls that make a session, once. */
export interface SendAccount {
  (action: 'login', input: InputOf<Account['login']>): Promise<Login>;
  (action: 'refresh', input: InputOf<Account['refresh']>): Promise<OutputOf<Account['refresh']>>;
}

export interface Session {
  /** A token that is good for a call now; undefined when nobody is signed in. */
  accessToken(): Promise<string | undefined>;
  /** Another token in place of one that the server no longer knows. */
  renewed(refused: string): Promise<string | undefined>;
  /** Another session in place of one that no refresh cures. Errors: SESSION_EXPIRED where a person must act. */
  anew(refused: string): Promise<string | undefined>;
}

/** A token that ends within this time is renewed before it is used. */
const earlyMs = 60_000;

/**
 * Keeps the session usable. A refresh token is good for one use, and a second use ends the session: calls that
 * need it at the same time share one renewal. A session that is over becomes a new one by a login code.
 */
export function sessionOf(store: SessionStore, send: SendAccount, clock: Pick<Clock, 'nowMs'>): Session {
  let renewing: Promise<string | undefined> | undefined;

  /** By a login code; the session that is over is forgotten as soon as nothing can come of it. */
  async function signInAgain(): Promise<string> {
    try {
      if (!store.loginCode) throw new ClientError({ code: 'SESSION_EXPIRED' });
      const login = await send('login', { code: await store.loginCode() });
      store.signedIn(login);
      return login.session.accessToken;
    } catch (error) {
      if (!asClientError(error).isRetryable) store.forget();
      throw error;
    }
  }

  async function renew(): Promise<string | undefined> {
    const kept = store.tokens();
    if (!kept) return undefined;
    try {
      const { session } = await send('refresh', { refreshToken: kept.refreshToken });
      store.renewed(session);
      return session.accessToken;
    } catch (error) {
      // What may succeed later ends no session; any other refusal of it does.
      if (asClientError(error).isRetryable) throw error;
      return signInAgain();
    }
  }

  function shared(renewal: () => Promise<string | undefined>): Promise<string | undefined> {
    renewing ??= renewal().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  /** A call that comes back late finds that another one had the session renewed. */
  const unlessRenewed = async (refused: string, renewal: () => Promise<string | undefined>) => {
    const kept = store.tokens()?.accessToken;
    return kept !== undefined && kept !== refused && !renewing ? kept : shared(renewal);
  };

  return {
    async accessToken() {
      const tokens = store.tokens();
      if (!tokens) return undefined;
      return tokens.accessExpiresAtMs - clock.nowMs() > earlyMs ? tokens.accessToken : shared(renew);
    },
    renewed: (refused) => unlessRenewed(refused, renew),
    anew: (refused) => unlessRenewed(refused, signInAgain),
  };
}
