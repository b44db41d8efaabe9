import { type Fen, fen } from '../money/money';
import { roundedQuotient } from './rounding';
import type { TaxPlace, ThresholdReading } from './tax-readings';
import type { SurchargeRule, VatRules } from './tax-rules';
import { noSurcharges, type Surcharges } from './tax-year';

/** VAT of a month by all that it brought. */
export interface Vat {
  /** With VAT. */
  readonly grossFen: Fen;
  /** Without it. */
  readonly salesFen: Fen;
  readonly isExempt: boolean;
  readonly vatFen: Fen;
  readonly surcharges: Surcharges;
}

/**
 * What is due of a month that brought so much. A cliff, not a band: up to the threshold nothing is due, above it
 * all of the month is taxed (VAT Law, art. 23), so that the payment which passes it brings the tax of the earlier
 * ones along.
 */
export function vatOf(
  grossFen: Fen,
  { percent, thresholdFen, surcharges: rules }: VatRules,
  place: TaxPlace,
  atThreshold: ThresholdReading,
): Vat {
  const vatFen = fen(roundedQuotient(grossFen * percent, 100 + percent));
  const salesFen = fen(grossFen - vatFen);
  if (salesFen < thresholdFen || (salesFen === thresholdFen && atThreshold === 'exempt')) {
    return { grossFen, salesFen, isExempt: true, vatFen: fen(0), surcharges: noSurcharges };
  }
  const surcharge = ({ percent: percents, paidPercent, exemptUpToFen }: SurchargeRule): Fen =>
    fen(
      exemptUpToFen !== undefined && salesFen <= exemptUpToFen
        ? 0
        : roundedQuotient(vatFen * percents[place] * paidPercent, 10_000),
    );
  return {
    grossFen,
    salesFen,
    isExempt: false,
    vatFen,
    surcharges: {
      urban: surcharge(rules.urban),
      education: surcharge(rules.education),
      localEducation: surcharge(rules.localEducation),
    },
  };
}
