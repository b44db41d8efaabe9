import type { Fen } from '../money/money';
import type { ClassicTax, CumulativeTax } from './income-tax';
import type { TaxPeriod } from './tax-period';
import type { TaxReadings, TaxSettings } from './tax-readings';
import type { SurchargeKind } from './tax-rules';
import type { Vat } from './vat';

/** A tax of the month: what is due of it, what was booked before, and what is booked now, less than 0 where the month gives back. */
export interface Booked {
  readonly dueFen: Fen;
  readonly beforeFen: Fen;
  readonly nowFen: number;
}

/** Why each fen of a payment is what it is: figures for the ledger, from which `receiptSections` makes words. */
export interface TaxReceipt {
  readonly ruleVersion: string;
  /** Whether the month is later than the rules' own texts promise. */
  readonly isPastPromise: boolean;
  readonly settings: TaxSettings & { readonly readings: TaxReadings };
  readonly period: TaxPeriod;
  readonly atMs: number;
  /** With VAT; less than 0 in a reversal, as `netFen` then is, too. */
  readonly grossFen: number;
  readonly incomeTax: CumulativeTax | ClassicTax;
  readonly incomeTaxBooked: Booked;
  /** Absent where VAT is not the payer's to file. */
  readonly vat?: Vat;
  readonly vatBooked: Booked;
  readonly surchargesBooked: Readonly<Record<SurchargeKind, Booked>>;
  /** What earlier payments could not bear of the taxes, before this one and after it. */
  readonly toRecoverBeforeFen: Fen;
  readonly toRecoverFen: Fen;
  /** What the person gets: `grossFen` − all that is booked now + `toRecoverFen` − `toRecoverBeforeFen`. */
  readonly netFen: number;
  /** Income without VAT of twelve months in a row, this one the last. */
  readonly twelveMonthsFen: Fen;
  /** Whether that is so much that the person has to be guided to register as a business (Announcement 2025 No. 16). */
  readonly isToRegister: boolean;
}
