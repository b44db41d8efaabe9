import { taxPeriodAt } from './tax-period';
import { defaultTaxSettings } from './tax-readings';
import type { TaxReceipt } from './tax-receipt';
import { openTaxYear, type TaxYear } from './tax-year';
import { type TaxedPayment, withhold } from './withhold';

/** What payments of one person came to: a receipt each, and the years as they ended. */
export interface TaxedHistory<Paid extends TaxedPayment> {
  readonly taxed: readonly { readonly payment: Paid; readonly receipt: TaxReceipt }[];
  readonly years: readonly TaxYear[];
}

/** In order of time; those of one instant by their sums, so that the order in which they are told decides nothing. */
const inOrder = (one: TaxedPayment, other: TaxedPayment): number =>
  one.atMs - other.atMs ||
  one.grossFen - other.grossFen ||
  (one.project ?? '').localeCompare(other.project ?? '', 'en');

/**
 * Taxes all of a person's payments, from the first year on.
 * @throws RangeError as `withhold`
 */
export function withholdHistory<Paid extends TaxedPayment>(
  payments: readonly Paid[],
  settings = defaultTaxSettings,
): TaxedHistory<Paid> {
  const years: TaxYear[] = [];
  const taxed = payments.toSorted(inOrder).map((payment) => {
    const { year } = taxPeriodAt(payment.atMs);
    const last = years.at(-1);
    if (last?.year !== year) years.push(openTaxYear(year, last));
    const { state, receipt } = withhold(years.at(-1) ?? openTaxYear(year), payment, settings);
    years[years.length - 1] = state;
    return { payment, receipt };
  });
  return { taxed, years };
}
