import { accounts } from '../../../shared/collections/accounts';
import type { accountContract } from '../../../shared/contract/account';
import { AppError } from '../../../shared/contract/errors';
import { idPattern } from '../../../shared/contract/ids';
import type { UseCase } from '../../../shared/ports/context';
import { newSession, refreshHash, tokensFor, withoutSession, withSession } from './sessions';

const tokenForm = new RegExp(`^(${idPattern})\\.(${idPattern})\\.([0-9A-Za-z]{32})$`);

/**
 * Exchanges a refresh token. Each is good for one use: a second use means that it was copied, and ends the
 * whole session. Errors: SESSION_EXPIRED.
 */
export const refresh: UseCase<typeof accountContract.refresh, 'hash' | 'tokens'> = async (
  { refreshToken },
  context,
) => {
  const [, accountId, sessionId, secret] = tokenForm.exec(refreshToken) ?? [];
  if (!accountId || !sessionId || !secret) throw new AppError('SESSION_EXPIRED');
  const opened = await context.store.transact(async (tx) => {
    const nowMs = context.clock.nowMs();
    const account = await tx.get(accounts, accountId);
    const session = account?.sessions.find(({ id }) => id === sessionId);
    if (!account || !session || session.expiresAtMs <= nowMs) return undefined;
    if (session.refreshHash !== refreshHash(context, secret)) {
      tx.update(accounts, withoutSession(account, sessionId));
      return undefined;
    }
    const next = newSession(context, session.identityId, session.id, session.signedInAtMs);
    tx.update(accounts, withSession(account, next.session, nowMs));
    return next;
  });
  if (!opened) throw new AppError('SESSION_EXPIRED');
  return { session: await tokensFor(context, accountId, opened) };
};
