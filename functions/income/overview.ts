import { allOf } from '../../shared/application/listing/all-of';
import { lastTaxYear, taxYearOf } from '../../shared/application/money/tax-years';
import { type Earning, earnings } from '../../shared/collections/earnings';
import { ledgerEntries, workerBooks } from '../../shared/collections/ledger';
import { workerIdentities } from '../../shared/collections/worker-identities';
import type { incomeContract } from '../../shared/contract/income';
import { dayNumber } from '../../shared/domain/calendar/date-text';
import { monthAt, monthOf, monthsUpTo } from '../../shared/domain/calendar/month';
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

/** So many months are drawn side by side. */
const shownMonths = 6;

/** What was settled of an account in each of the last months, that of the moment last. */
async function lastMonths(store: Store, accountId: string, nowMs: number) {
  const months = monthsUpTo(monthAt(nowMs), shownMonths);
  const { startMs } = monthOf(months[0] ?? '');
  const entries = await allOf(store, ledgerEntries, 'settled', [accountId], { from: startMs });
  return months.map((month) => {
    const all = entries.filter(({ day }) => day.startsWith(month)).map(settledView);
    const grossFen = all.reduce((sum, each) => sum + each.grossFen, 0);
    const netFen = all.reduce((sum, each) => sum + each.netFen, 0);
    const settlements = all.reduce((count, { isReversal }) => count + (isReversal ? -1 : 1), 0);
    return { month, settlements, grossFen, takenFen: grossFen - netFen, netFen };
  });
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
  const [book, identity, unsettled, months] = await Promise.all([
    store.get(workerBooks, id),
    store.get(workerIdentities, id),
    allOf(store, earnings, 'unsettled', [id]),
    lastMonths(store, id, nowMs),
  ]);
  const hurdle = hurdleView(identity);
  const month = months.at(-1);
  if (!month) throw new Error('unreachable: this month is one of the last');
  return {
    payableFen: book?.payableFen ?? fen(0),
    earnedFen: book?.earnedFen ?? fen(0),
    ...(hurdle && { hurdle }),
    month,
    months: months.map(({ month: name, grossFen, netFen }) => ({ month: name, grossFen, netFen })),
    ...(identity && { year: await yearSoFar(store, identity.personKey, nowMs) }),
    coming: coming(unsettled),
  };
};
