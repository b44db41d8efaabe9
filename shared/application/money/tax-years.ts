import { type StoredTaxYear, taxYearId, taxYears } from '../../collections/taxes';
import { taxPeriodAt } from '../../domain/tax/tax-period';
import { openTaxYear, type TaxYear } from '../../domain/tax/tax-year';
import type { Ports } from '../../ports/context';
import type { Store } from '../../ports/store';

/** Nobody was paid before. */
const firstYear = 2025;

/** What the rules of tax read of a stored year. */
export const taxYearOf = ({ year, months, toRecoverFen, previous }: StoredTaxYear): TaxYear => ({
  year,
  months,
  toRecoverFen,
  previous,
});

/** A person's last year up to this one, as it stands; undefined: nothing was ever paid to them. */
export async function lastTaxYear(
  store: Pick<Store, 'getMany'>,
  personKey: string,
  year: number,
): Promise<StoredTaxYear | undefined> {
  const ids = Array.from({ length: year - firstYear + 1 }, (_, back) => taxYearId(personKey, year - back));
  return (await store.getMany(taxYears, ids)).find((found) => found !== undefined);
}

/** Sees to it that a person's year of this moment is there; the one before is closed in the same commit. */
export async function openYear(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  personKey: string,
): Promise<void> {
  const { year } = taxPeriodAt(clock.nowMs());
  const last = await lastTaxYear(store, personKey, year);
  if (last?.year === year) return;
  await store.transact(async (tx) => {
    const id = taxYearId(personKey, year);
    const [there, before] = await Promise.all([tx.get(taxYears, id), last && tx.get(taxYears, last.id)]);
    if (there) return;
    const updatedAtMs = clock.nowMs();
    if (before) tx.update(taxYears, { ...before, isClosed: true, updatedAtMs });
    const opened = openTaxYear(year, before && taxYearOf(before));
    tx.create(taxYears, { id, personKey, ...opened, isClosed: false, updatedAtMs });
  });
}
