import { lastTaxYear, taxYearOf } from '../../shared/application/money/tax-years';
import { workerIdentities } from '../../shared/collections/worker-identities';
import type { incomeContract } from '../../shared/contract/income';
import { takeHome } from '../../shared/domain/tax/take-home';
import { taxPeriodAt } from '../../shared/domain/tax/tax-period';
import type { UseCase } from '../../shared/ports/context';

/** What would be left of a pay, by the own year so far; of somebody unknown, as of their first payment. */
export const preview: UseCase<typeof incomeContract.preview> = async (
  { amountFen: grossFen },
  { store, clock, caller },
) => {
  const atMs = clock.nowMs();
  const identity = await store.get(workerIdentities, caller.account.id);
  const stored = identity && (await lastTaxYear(store, identity.personKey, taxPeriodAt(atMs).year));
  const { netFen, takenFen, text } = takeHome(stored && taxYearOf(stored), { atMs, grossFen });
  const basis = identity
    ? '按您今年累计的收入估算，以结算当时为准'
    : '按今年首次收入估算；实名认证后按您的累计收入计算';
  return { netFen, takenFen, text, basis };
};
