import { type WorkerIdentity, workerIdentities } from '../../collections/worker-identities';
import { AppError } from '../../contract/errors';
import type { Ports } from '../../ports/context';
import { nameAccount } from './identify-worker';
import { settleAgain } from './settle-again';

type Needs = Pick<Ports, 'store' | 'clock'>;

/**
 * An operator has seen that name and number belong together, where no register could say so: what waited for it is
 * settled. Repeated, it answers the same. Errors: IDENTITY_NOT_FOUND, LEGAL_NAME_MISMATCH, SESSION_EXPIRED.
 */
export const confirmIdentity = ({ store, clock }: Needs, accountId: string): Promise<WorkerIdentity> =>
  store.transact(async (tx) => {
    const current = await tx.get(workerIdentities, accountId);
    if (!current) throw new AppError('IDENTITY_NOT_FOUND');
    if (current.provenAtMs !== undefined) return current;
    const atMs = clock.nowMs();
    const { reopenedAtMs: _over, ...rest } = current;
    const proven = { ...rest, provenAtMs: atMs, updatedAtMs: atMs };
    tx.update(workerIdentities, proven);
    await nameAccount(tx, proven, atMs);
    await settleAgain(tx, accountId, atMs);
    return proven;
  });

/**
 * Lets a worker give another name and number, because what stands is wrong or the authorisation was withdrawn; until then
 * nothing of theirs is settled. Errors: IDENTITY_NOT_FOUND.
 */
export const reopenIdentity = ({ store, clock }: Needs, accountId: string): Promise<WorkerIdentity> =>
  store.transact(async (tx) => {
    const current = await tx.get(workerIdentities, accountId);
    if (!current) throw new AppError('IDENTITY_NOT_FOUND');
    if (current.reopenedAtMs !== undefined) return current;
    const atMs = clock.nowMs();
    const reopened = { ...current, reopenedAtMs: atMs, updatedAtMs: atMs };
    tx.update(workerIdentities, reopened);
    return reopened;
  });
