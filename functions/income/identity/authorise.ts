import { authorisationOf } from '../../../shared/application/identity/identify-worker';
import { settleAgain } from '../../../shared/application/identity/settle-again';
import { workerIdentities } from '../../../shared/collections/worker-identities';
import { AppError } from '../../../shared/contract/errors';
import type { incomeContract } from '../../../shared/contract/income';
import type { UseCase } from '../../../shared/ports/context';
import { identityView } from './identity-view';

/** Agrees to the authorisation as it is now; what waited for it is settled. Errors: AGREEMENT_UNKNOWN, IDENTITY_NOT_FOUND. */
export const authorise: UseCase<typeof incomeContract.authorise> = async (
  { terms },
  { store, clock, caller },
) => {
  const atMs = clock.nowMs();
  const authorisation = authorisationOf(terms, atMs);
  const identity = await store.transact(async (tx) => {
    const current = await tx.get(workerIdentities, caller.account.id);
    if (!current) throw new AppError('IDENTITY_NOT_FOUND');
    if (current.authorisation.version === authorisation.version) return current;
    const authorised = { ...current, authorisation, updatedAtMs: atMs };
    tx.update(workerIdentities, authorised);
    await settleAgain(tx, current.id, atMs);
    return authorised;
  });
  return { identity: identityView(identity) };
};
