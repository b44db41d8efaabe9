import type { LedgerEntry } from '../../collections/ledger';
import { type StoredTaxYear, taxYearId } from '../../collections/taxes';
import { sumOn } from '../../domain/ledger/accounts';
import { taxPeriodAt } from '../../domain/tax/tax-period';
import { sumOfSurcharges } from '../../domain/tax/tax-year';

/** What was settled and taken in a month. */
interface Month {
  readonly grossFen: number;
  readonly incomeTaxFen: number;
  readonly vatFen: number;
  readonly surchargesFen: number;
}

const nothing: Month = { grossFen: 0, incomeTaxFen: 0, vatFen: 0, surchargesFen: 0 };
const names = Object.keys(nothing) as (keyof Month)[];

const sum = (one: Month, other: Month): Month => ({
  grossFen: one.grossFen + other.grossFen,
  incomeTaxFen: one.incomeTaxFen + other.incomeTaxFen,
  vatFen: one.vatFen + other.vatFen,
  surchargesFen: one.surchargesFen + other.surchargesFen,
});

const monthOf = ({ postings }: LedgerEntry): Month => ({
  grossFen: 0 - sumOn(postings, 'earned'),
  incomeTaxFen: sumOn(postings, 'incomeTax'),
  vatFen: sumOn(postings, 'vat'),
  surchargesFen: sumOn(postings, 'urban') + sumOn(postings, 'education') + sumOn(postings, 'localEducation'),
});

type Months = Map<number, Month>;

function add(months: Months, month: number, more: Month): void {
  months.set(month, sum(months.get(month) ?? nothing, more));
}

/** In order of time; within one moment a number is corrected after what was settled under it. */
const inOrder = (one: LedgerEntry, other: LedgerEntry): number =>
  one.atMs - other.atMs || Number(one.kind === 'taxpayer') - Number(other.kind === 'taxpayer');

/** What the ledger says of each year, under whoever its taxpayer is by now. */
function bookedYears(entries: readonly LedgerEntry[]): Map<string, Months> {
  const years = new Map<string, Months>();
  for (const entry of entries.toSorted(inOrder)) {
    const { kind, atMs, personKey, formerKey, receipt } = entry;
    if (personKey === undefined) continue;
    const id = taxYearId(personKey, receipt?.period.year ?? taxPeriodAt(atMs).year);
    const months: Months = years.get(id) ?? new Map();
    years.set(id, months);
    if (kind === 'taxpayer' && formerKey !== undefined) {
      const former = taxYearId(formerKey, taxPeriodAt(atMs).year);
      for (const [month, booked] of years.get(former) ?? []) add(months, month, booked);
      years.delete(former);
    } else if (receipt) add(months, receipt.period.month, monthOf(entry));
  }
  return years;
}

function monthsOf(stored: StoredTaxYear | undefined): Months {
  const months: Months = new Map();
  for (const { month, grossFen, incomeTaxFen, vatFen, surcharges } of stored?.months ?? [])
    add(months, month, { grossFen, incomeTaxFen, vatFen, surchargesFen: sumOfSurcharges(surcharges) });
  return months;
}

/** Of each person the newest year: what stands there to be recovered is all that is. */
function newest(stored: readonly StoredTaxYear[]): StoredTaxYear[] {
  const people = new Map<string, StoredTaxYear>();
  for (const year of stored)
    if (year.year > (people.get(year.personKey)?.year ?? 0)) people.set(year.personKey, year);
  return [...people.values()];
}

/** Each person's tax years against what the ledger settled and withheld, month by month, in words. */
export function taxYearProblems(entries: readonly LedgerEntry[], stored: readonly StoredTaxYear[]): string[] {
  const booked = bookedYears(entries);
  const byId = new Map(stored.map((year) => [year.id, year]));
  const problems: string[] = [];
  for (const id of new Set([...booked.keys(), ...byId.keys()])) {
    const [says, holds] = [booked.get(id) ?? new Map<number, Month>(), monthsOf(byId.get(id))];
    for (const month of new Set([...says.keys(), ...holds.keys()]))
      for (const name of names) {
        const [entriesSay = 0, yearHolds = 0] = [says.get(month)?.[name], holds.get(month)?.[name]];
        if (entriesSay !== yearHolds)
          problems.push(
            `tax year ${id}, month ${month}: holds ${yearHolds}, its entries say ${entriesSay} ${name}`,
          );
      }
  }
  const owed = 0 - entries.reduce((total, { postings }) => total + sumOn(postings, 'toRecover'), 0);
  const held = newest(stored).reduce((total, { toRecoverFen }) => total + toRecoverFen, 0);
  if (owed !== held) problems.push(`tax years: ${held} to be recovered, entries say ${owed}`);
  return problems;
}
