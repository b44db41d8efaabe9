import { accounts } from '../../collections/accounts';
import { type WorkerIdentity, workerIdentities } from '../../collections/worker-identities';
import { taxAuthorisation } from '../../contract/agreements/tax-authorisation';
import { AppError } from '../../contract/errors';
import { ageAt } from '../../domain/calendar/calendar';
import { legalMinimumAge } from '../../domain/orders/limits';
import { birthDateIn } from '../../domain/typed/identity-number';
import type { Ports } from '../../ports/context';
import type { Store, Transaction } from '../../ports/store';
import { withAdmission } from '../account/birth-date';
import { textHash } from '../account/consent';
import { openYear } from '../money/tax-years';
import { checkIdentity } from '../publishers/check-identity';
import { moveTaxYear } from './move-tax-year';
import { settleAgain } from './settle-again';

type Needs = Pick<Ports, 'store' | 'clock' | 'hash' | 'identity'>;

/** Who somebody says they are. */
export interface Named {
  readonly legalName: string;
  readonly idNumber: string;
}

/** That a person agrees to the authorisation. Errors: AGREEMENT_UNKNOWN for another version than the current one. */
export function authorisationOf(
  terms: { readonly id: string; readonly version: string },
  acceptedAtMs: number,
): WorkerIdentity['authorisation'] {
  const { id, version } = taxAuthorisation;
  if (terms.id !== id || terms.version !== version) throw new AppError('AGREEMENT_UNKNOWN');
  return { id, version, textHash: textHash(taxAuthorisation), acceptedAtMs };
}

/** Whether what stands can be replaced: nothing was settled under it, or an operator allowed it. */
export const canChange = (identity: WorkerIdentity | undefined): boolean =>
  identity?.provenAtMs === undefined || identity.reopenedAtMs !== undefined;

/**
 * Who is proven to be somebody is so in the whole account: by that name they are paid, and that old they are.
 * Errors: LEGAL_NAME_MISMATCH, SESSION_EXPIRED.
 */
export async function nameAccount(tx: Transaction, identity: WorkerIdentity, nowMs: number): Promise<void> {
  const account = await tx.get(accounts, identity.id);
  if (!account) throw new AppError('SESSION_EXPIRED');
  const { legalName, idNumber } = identity;
  if (account.legalName !== undefined && account.legalName !== legalName)
    throw new AppError('LEGAL_NAME_MISMATCH');
  if (identity.provenAtMs === undefined) return;
  const named = { ...account, legalName, birthDate: birthDateIn(idNumber) };
  tx.update(accounts, { ...withAdmission(named, nowMs), updatedAtMs: nowMs });
}

/** A year that others share cannot be moved as a whole: that is for an operator. Errors: IDENTITY_FIXED. */
async function refuseShared(store: Pick<Store, 'list'>, { id, personKey }: WorkerIdentity): Promise<void> {
  const { items } = await store.list(workerIdentities, 'person', [personKey], { limit: 2 });
  if (items.some((other) => other.id !== id)) throw new AppError('IDENTITY_FIXED');
}

/**
 * Has name and number checked and keeps them; what waited for it is settled at once. Whom nobody could ask about waits
 * for an operator. A corrected number takes the person's year along. Errors: IDENTITY_FIXED, WORKER_UNDER_AGE,
 * LEGAL_NAME_MISMATCH, IDENTITY_MISMATCH, SESSION_EXPIRED.
 */
export async function identifyWorker(
  context: Needs,
  accountId: string,
  { legalName, idNumber }: Named,
  authorisation: WorkerIdentity['authorisation'],
): Promise<WorkerIdentity> {
  const { store, clock, hash } = context;
  const [seen, account] = await Promise.all([
    store.get(workerIdentities, accountId),
    store.get(accounts, accountId),
  ]);
  const isSame = seen?.idNumber === idNumber && seen.legalName === legalName;
  if (!isSame && !canChange(seen)) throw new AppError('IDENTITY_FIXED');
  if (ageAt(birthDateIn(idNumber), clock.nowMs()) < legalMinimumAge) throw new AppError('WORKER_UNDER_AGE');
  if (account?.legalName !== undefined && account.legalName !== legalName)
    throw new AppError('LEGAL_NAME_MISMATCH');
  const answer = await checkIdentity(context, { name: legalName, number: idNumber });
  if (answer === 'mismatch') throw new AppError('IDENTITY_MISMATCH');
  const personKey = hash.hash('identity-number', idNumber);
  const isMoved = seen !== undefined && seen.personKey !== personKey;
  if (isMoved) {
    await refuseShared(store, seen);
    await openYear(context, personKey);
  }
  return store.transact(async (tx) => {
    const atMs = clock.nowMs();
    const current = await tx.get(workerIdentities, accountId);
    if (current?.personKey !== seen?.personKey) throw new AppError('IDENTITY_FIXED');
    const {
      provenAtMs,
      reopenedAtMs: _allowed,
      ...rest
    } = current ?? {
      createdAtMs: atMs,
      corrections: 0,
      provenAtMs: undefined,
      reopenedAtMs: undefined,
    };
    const since = answer === 'match' ? atMs : isSame ? provenAtMs : undefined;
    const corrections = rest.corrections + (isMoved ? 1 : 0);
    const identity: WorkerIdentity = {
      ...rest,
      id: accountId,
      legalName,
      idNumber,
      personKey,
      ...(since !== undefined && { provenAtMs: since }),
      corrections,
      updatedAtMs: atMs,
      authorisation,
    };
    if (current) tx.update(workerIdentities, identity);
    else tx.create(workerIdentities, identity);
    await nameAccount(tx, identity, atMs);
    if (isMoved)
      await moveTaxYear(tx, { workerId: accountId, formerKey: seen.personKey, personKey, corrections, atMs });
    else await settleAgain(tx, accountId, atMs);
    return identity;
  });
}
