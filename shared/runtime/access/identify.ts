import { accounts } from '../../collections/accounts';
import type { Caller, Ports } from '../../ports/context';

const bearerForm = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

/** Who stands behind an Authorization header: one read answers account, role, consent and valid session. */
export async function identify(
  ports: Pick<Ports, 'tokens' | 'store' | 'clock'>,
  authorization: string | undefined,
): Promise<Caller | undefined> {
  const token = bearerForm.exec(authorization ?? '')?.[1];
  const claims = token && (await ports.tokens.verify(token));
  if (!claims) return undefined;
  const account = await ports.store.get(accounts, claims.accountId);
  const session = account?.sessions.find(({ id }) => id === claims.sessionId);
  return account && session && session.expiresAtMs > ports.clock.nowMs() ? { account, session } : undefined;
}
