import { taxYearId, taxYears } from '../../collections/taxes';
import { workerIdentities } from '../../collections/worker-identities';
import { monthOf } from '../../domain/calendar/month';
import { fen } from '../../domain/money/money';
import type { TaxTable } from '../../domain/tax/reports/tax-table';
import { type ReturnedPerson, withholdingReturn } from '../../domain/tax/reports/withholding-return';
import { periodId, type TaxPeriod } from '../../domain/tax/tax-period';
import type { Ports } from '../../ports/context';
import { taxYearOf } from '../money/tax-years';
import { type SettledAccount, settledBetween } from './settled-between';

type Needs = Pick<Ports, 'store' | 'clock'>;

async function personOf(
  { store }: Needs,
  personKey: string,
  accounts: readonly SettledAccount[],
  year: number,
): Promise<ReturnedPerson> {
  const [stored, ...identities] = await Promise.all([
    store.get(taxYears, taxYearId(personKey, year)),
    ...accounts.map(({ workerId }) => store.get(workerIdentities, workerId)),
  ]);
  const known = identities.find((identity) => identity?.personKey === personKey);
  return {
    personKey,
    earnedFen: fen(accounts.reduce((sum, { grossFen }) => sum + grossFen, 0)),
    ...(known && { identity: { personKey, legalName: known.legalName, idNumber: known.idNumber } }),
    ...(stored && { year: taxYearOf(stored) }),
  };
}

/**
 * The return of a month that is over: a line for everybody whom the ledger says something was settled to.
 * @throws ReportRefused with all that is wrong; RangeError for a month that goes on
 */
export async function withholdingReturnOf(context: Needs, period: TaxPeriod): Promise<TaxTable> {
  const { store, clock } = context;
  const month = monthOf(periodId(period));
  if (month.endMs > clock.nowMs()) throw new RangeError(`${periodId(period)} is not over`);
  const settled = await settledBetween(store, month, clock.nowMs());
  const keys = [...new Set(settled.map(({ personKey }) => personKey))].toSorted();
  const people: ReturnedPerson[] = [];
  for (const personKey of keys) {
    const own = settled.filter((account) => account.personKey === personKey);
    people.push(await personOf(context, personKey, own, period.year));
  }
  return withholdingReturn(period, people);
}
