import { allOf } from '../../shared/application/listing/all-of';
import { lastTaxYear, taxYearOf } from '../../shared/application/money/tax-years';
import { type Earning, earnings } from '../../shared/collections/earnings';
import { ledgerEntries, workerBooks } from '../../shared/collections/ledger';
import { workerIdentities } from '../../shared/collections/worker-identities';
import type { incomeContract } from '../../shared/contract/income';
import { dayNumber } from '../../shared/domain/calendar/date-text';
import { monthAt, monthOf } from '../../shared/domain/calendar/month';
import { addFen, fen } from '../../shared/domain/money/money';
import { taxPeriodAt } from '../../shared/domain/tax/tax-period';
import { sumOfSurcharges } from '../../shared/domain/tax/tax-year';
import type { UseCase } from '../../shared/ports/context';
import type { Store } from '../../shared/ports/store';
import { hurdleView } from './identity/identity-view';
import { settledView } from './settled-view';

const maxDays = 31;

/** What comes, by the day on which it is settled. */
function coming(unsettled: readonly Earning[]) {
  const days = new Map<number, Earning[]>();
  for (const earning of unsettled) {
    const day = dayNumber(earning.settlesAtMs);
    days.set(day, [...(days.get(day) ?? []), earning]);
  }
  return [...days.values()].slice(0, maxDays).map((same) => ({
    atMs: same[0]?.settlesAtMs ?? 0,
    orders: same.length,
    amountFen: addFen(...same.map(({ amountFen }) => amountFen)),
  }));
}

/** What was settled of an account in the month of a moment. */
async function monthSoFar(store: Store, accountId: string, nowMs: number) {
  const month = monthAt(nowMs);
  const { startMs } = monthOf(month);
  const entries = await allOf(store, ledgerEntries, 'settled', [accountId], { from: startMs });
  const all = entries.map(settledView);
  const grossFen = fen(all.reduce((sum, each) => sum + each.grossFen, 0));
  const netFen = fen(all.reduce((sum, each) => sum + each.netFen, 0));
  const settlements = all.reduce((count, { isReversal }) => count + (isReversal ? -1 : 1), 0);
  return { month, settlements, grossFen, takenFen: grossFen - netFen, netFen };
}

/** The person's year so far, of all their accounts. */
async function yearSoFar(store: Store, personKey: string, nowMs: number) {
  const { year } = taxPeriodAt(nowMs);
  const stored = await lastTaxYear(store, personKey, year);
  const { months, toRecoverFen } = stored ? taxYearOf(stored) : { months: [], toRecoverFen: fen(0) };
  const ofYear = stored?.year === year ? months : [];
  const taken = ofYear.map(({ incomeTaxFen, vatFen, surcharges }) =>
    addFen(incomeTaxFen, vatFen, sumOfSurcharges(surcharges)),
  );
  const grossFen = addFen(...ofYear.map((month) => month.grossFen));
  return { year, grossFen, takenFen: addFen(...taken), toRecoverFen };
}

/** What is the own to draw, what was settled in this month and year, and what comes when. */
export const overview: UseCase<typeof incomeContract.overview> = async (_input, { store, clock, caller }) => {
  const nowMs = clock.nowMs();
  const { id } = caller.account;
  const [book, identity, unsettled, month] = await Promise.all([
    store.get(workerBooks, id),
    store.get(workerIdentities, id),
    allOf(store, earnings, 'unsettled', [id]),
    monthSoFar(store, id, nowMs),
  ]);
  const hurdle = hurdleView(identity);
  return {
    payableFen: book?.payableFen ?? fen(0),
    earnedFen: book?.earnedFen ?? fen(0),
    ...(hurdle && { hurdle }),
    month,
    ...(identity && { year: await yearSoFar(store, identity.personKey, nowMs) }),
    coming: coming(unsettled),
  };
};
