import { type Account, maxSessions, type Session } from '../../../shared/collections/accounts';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import type { Ports } from '../../../shared/ports/context';

const accessLifeMs = 2 * hourMs;
const refreshLifeMs = 30 * dayMs;

/** The tokens of one session as the client gets them. */
interface SessionTokens {
  readonly accessToken: string;
  readonly accessExpiresAtMs: number;
  readonly refreshToken: string;
  readonly refreshExpiresAtMs: number;
}

interface NewSession {
  readonly session: Session;
  /** Known to the client alone; the account keeps its hash. */
  readonly secret: string;
}

export const refreshHash = ({ hash }: Pick<Ports, 'hash'>, secret: string): string =>
  hash.hash('refresh', secret);

/** A session for an identity, or what continues one: `signedInAtMs` and the id `family` are then of that one. */
export function newSession(
  ports: Pick<Ports, 'ids' | 'clock' | 'hash'>,
  identityId: string,
  family: string,
  signedInAtMs = ports.clock.nowMs(),
): NewSession {
  const secret = ports.ids.newSecret();
  const createdAtMs = ports.clock.nowMs();
  return {
    secret,
    session: {
      id: family,
      identityId,
      refreshHash: refreshHash(ports, secret),
      signedInAtMs,
      createdAtMs,
      expiresAtMs: createdAtMs + refreshLifeMs,
    },
  };
}

/** The account with one more session: expired ones leave, and the oldest when there are too many. */
export function withSession(account: Account, session: Session, nowMs: number): Account {
  const others = account.sessions.filter(({ id, expiresAtMs }) => id !== session.id && expiresAtMs > nowMs);
  return { ...account, sessions: [...others, session].slice(-maxSessions) };
}

export const withoutSession = (account: Account, sessionId: string): Account => ({
  ...account,
  sessions: account.sessions.filter(({ id }) => id !== sessionId),
});

/** Signs the access token and writes the refresh token `account.family.secret`. */
export async function tokensFor(
  { tokens, clock }: Pick<Ports, 'tokens' | 'clock'>,
  accountId: string,
  { session, secret }: NewSession,
): Promise<SessionTokens> {
  const accessExpiresAtMs = clock.nowMs() + accessLifeMs;
  return {
    accessToken: await tokens.issue({ accountId, sessionId: session.id }, accessExpiresAtMs),
    accessExpiresAtMs,
    refreshToken: `${accountId}.${session.id}.${secret}`,
    refreshExpiresAtMs: session.expiresAtMs,
  };
}
