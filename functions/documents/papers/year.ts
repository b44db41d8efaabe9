import { workerIdentities } from '../../../shared/collections/worker-identities';
import type { documentsContract } from '../../../shared/contract/documents';
import { AppError } from '../../../shared/contract/errors';
import { workerYearPaper } from '../../../shared/domain/papers/worker-papers';
import { maskIdNumber } from '../../../shared/domain/text/masking';
import type { UseCase } from '../../../shared/ports/context';
import { written } from '../written';
import { accountsOf, yearOf } from './person-year';

/** The person's year, of all their accounts, from the ledger alone. Errors: IDENTITY_NOT_FOUND. */
export const year: UseCase<typeof documentsContract.year, 'files' | 'hash'> = async (
  { year: asked, format },
  context,
) => {
  const { store, clock, caller } = context;
  const own = await store.get(workerIdentities, caller.account.id);
  if (!own) throw new AppError('IDENTITY_NOT_FOUND');
  const accounts = await accountsOf(store, own);
  const paper = workerYearPaper(asked, await yearOf(store, accounts, asked), {
    name: own.legalName,
    idNumber: maskIdNumber(own.idNumber),
    accounts: accounts.length,
    madeAtMs: clock.nowMs(),
  });
  const of = { of: ['year', String(asked), format], name: `年度收入与扣税清单-${asked}`, format };
  return written(context, paper, of);
};
