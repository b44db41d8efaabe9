import { hasConsented } from '../application/account/consent';
import { accounts } from '../collections/accounts';
import type { Access } from '../contract/action';
import { AppError } from '../contract/errors';
import type { Caller, Ports } from '../ports/context';

const bearerForm = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

/** Who stands behind an Authorization header: one read answers account, role, consent and valid session. */
export async function identify(ports: Ports, authorization: string | undefined): Promise<Caller | undefined> {
  const token = bearerForm.exec(authorization ?? '')?.[1];
  const claims = token && (await ports.tokens.verify(token));
  if (!claims) return undefined;
  const account = await ports.store.get(accounts, claims.accountId);
  const session = account?.sessions.find(({ id }) => id === claims.sessionId);
  return account && session && session.expiresAtMs > ports.clock.nowMs() ? { account, session } : undefined;
}

/**
 * Lets a caller in or says why not: NOT_SIGNED_IN, SESSION_EXPIRED, CONSENT_REQUIRED, ACCOUNT_SUSPENDED,
 * ROLE_REQUIRED. A suspended person still reaches what needs no more than being signed in.
 */
export function authorise(
  access: Exclude<Access, 'service'>,
  caller: Caller | undefined,
  hasToken: boolean,
): void {
  if (access === 'public') return;
  if (access === 'timer') throw new AppError('ACTION_NOT_FOUND');
  if (!caller) throw new AppError(hasToken ? 'SESSION_EXPIRED' : 'NOT_SIGNED_IN');
  if (access === 'person') return;
  if (caller.account.status === 'suspended') throw new AppError('ACCOUNT_SUSPENDED');
  if (!hasConsented(caller.account)) throw new AppError('CONSENT_REQUIRED');
  if (access === 'consented') return;
  if (!caller.account.roles.includes(access)) throw new AppError('ROLE_REQUIRED');
}
