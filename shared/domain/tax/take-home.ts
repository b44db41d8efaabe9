import { type Fen, fen, formatYuan } from '../money/money';
import { taxPeriodAt } from './tax-period';
import { defaultTaxSettings } from './tax-readings';
import { openTaxYear, type TaxYear } from './tax-year';
import { type TaxedPayment, withhold } from './withhold';

/** What would come of a sum, if it were settled now. */
export interface TakeHome {
  readonly netFen: Fen;
  /** All that would be taken: tax of this sum and what earlier ones could not bear. */
  readonly takenFen: Fen;
  /** 到手约 ¥9,910.00 */
  readonly text: string;
}

/**
 * What a person would get of a sum by their own year so far, for pages before sign-up and before confirming.
 * @param year the last one that stands, which may be an earlier one, or none
 */
export function takeHome(
  year: TaxYear | undefined,
  payment: TaxedPayment,
  settings = defaultTaxSettings,
): TakeHome {
  const now = taxPeriodAt(payment.atMs).year;
  const state = year?.year === now ? year : openTaxYear(now, year);
  const netFen = fen(withhold(state, payment, settings).receipt.netFen);
  const takenFen = fen(Math.max(0, payment.grossFen - netFen));
  return { netFen, takenFen, text: `到手约 ¥${formatYuan(netFen)}` };
}
