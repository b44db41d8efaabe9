import * as z from 'zod';
import { fen } from '../../shared/domain/money/money';
import { receiptSections } from '../../shared/domain/tax/receipt-sections';
import { periodId } from '../../shared/domain/tax/tax-period';
import {
  costReadings,
  defaultTaxSettings,
  gapReadings,
  payers,
  type TaxSettings,
  taxPlaces,
  thresholdReadings,
} from '../../shared/domain/tax/tax-readings';
import type { TaxReceipt } from '../../shared/domain/tax/tax-receipt';
import type { TaxYear } from '../../shared/domain/tax/tax-year';
import { withholdHistory } from '../../shared/domain/tax/withhold-history';

/** Choices, by flag for all lines or in a line for itself. */
export const choices = z
  .strictObject({
    gap: z.enum(gapReadings),
    costs: z.enum(costReadings),
    atThreshold: z.enum(thresholdReadings),
    wholeYear: z.boolean(),
    payer: z.enum(payers),
    place: z.enum(taxPlaces),
    vat: z.boolean(),
  })
  .partial();
type Choices = z.infer<typeof choices>;

const yuan = /^(\d{1,10})(?:\.(\d{1,2}))?$/;

/** 1234.5 → 123450; read as text, so that no float comes in between. */
function yuanToFen(amount: string | number): number {
  const [, whole = '', cents = ''] = yuan.exec(String(amount)) ?? [];
  if (whole === '') throw new RangeError(`not an amount in yuan: ${amount}`);
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}

const dateOnly = /^\d{4}-\d{2}(-\d{2})?$/;

/** A month or a day begins in Asia/Shanghai; a moment says its own offset. */
function toMs(at: string | number): number {
  if (typeof at === 'number') return at;
  const day = at.length === 7 ? `${at}-01` : at;
  const ms = Date.parse(dateOnly.test(at) ? `${day}T00:00:00+08:00` : at);
  if (Number.isNaN(ms)) throw new RangeError(`not a moment: ${at}`);
  return ms;
}

const payment = z
  .strictObject({
    at: z.union([z.string().regex(/^\d{4}-\d{2}(-\d{2}(T.+(Z|[+-]\d{2}:\d{2}))?)?$/), z.int()]),
    amountFen: z.int().min(0).optional(),
    amountYuan: z.union([z.string(), z.number()]).optional(),
    project: z.string().optional(),
  })
  .transform(({ at, amountFen, amountYuan, project }) => {
    if ((amountFen === undefined) === (amountYuan === undefined)) {
      throw new RangeError('a payment has either amountFen or amountYuan');
    }
    const grossFen = fen(amountFen ?? yuanToFen(amountYuan ?? ''));
    return { at, atMs: toMs(at), grossFen, ...(project !== undefined && { project }) };
  });

const history = choices.extend({
  id: z.union([z.string(), z.number()]).optional(),
  payments: z.array(payment),
});

function settingsOf({ gap, costs, atThreshold, wholeYear, payer, place, vat }: Choices): TaxSettings {
  return {
    payer: payer ?? defaultTaxSettings.payer,
    place: place ?? defaultTaxSettings.place,
    isVatFiled: vat ?? defaultTaxSettings.isVatFiled,
    readings: {
      ...(gap && { gap }),
      ...(costs && { costs }),
      ...(atThreshold && { atThreshold }),
      ...(wholeYear !== undefined && { isWholeYearDeducted: wholeYear }),
    },
  };
}

const resultOf = (at: string | number, receipt: TaxReceipt, withWords: boolean) => ({
  at,
  period: periodId(receipt.period),
  grossFen: receipt.grossFen,
  incomeTaxFen: receipt.incomeTaxBooked.nowFen,
  vatFen: receipt.vatBooked.nowFen,
  urbanFen: receipt.surchargesBooked.urban.nowFen,
  educationFen: receipt.surchargesBooked.education.nowFen,
  localEducationFen: receipt.surchargesBooked.localEducation.nowFen,
  netFen: receipt.netFen,
  toRecoverFen: receipt.toRecoverFen,
  isToRegister: receipt.isToRegister,
  ruleVersion: receipt.ruleVersion,
  readings: receipt.settings.readings,
  incomeTax: receipt.incomeTax,
  ...(withWords && { receipt: receiptSections(receipt) }),
});

const monthsOf = (years: readonly TaxYear[]) =>
  years.flatMap(({ year, months }) =>
    months.map(({ month, grossFen, incomeTaxFen, vatFen, surcharges }) => ({
      period: periodId({ year, month }),
      grossFen,
      incomeTaxFen,
      vatFen,
      ...Object.fromEntries(Object.entries(surcharges).map(([kind, amount]) => [`${kind}Fen`, amount])),
    })),
  );

const messageOf = (error: unknown): string => {
  if (error instanceof z.ZodError) {
    return error.issues
      .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
      .join('; ');
  }
  return error instanceof Error ? error.message : String(error);
};

/** What a line of a file of histories comes to: its answer as a line, and whether it could be read. */
export interface AnsweredLine {
  readonly text: string;
  readonly isAnswered: boolean;
}

/**
 * Taxes the history of one line (its form: docs/tax.md). A sum of 0 is no payment and is left out; what cannot be
 * read is answered with an `error`.
 */
export function answerHistoryLine(line: string, given: Choices, withWords = false): AnsweredLine {
  let id: unknown;
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null && 'id' in parsed) id = parsed.id;
    const { payments, ...own } = history.parse(parsed);
    const paid = payments.filter(({ grossFen }) => grossFen > 0);
    const { taxed, years } = withholdHistory(paid, settingsOf({ ...given, ...own }));
    const results = taxed.map(({ payment: { at }, receipt }) => resultOf(at, receipt, withWords));
    return { text: JSON.stringify({ id, payments: results, months: monthsOf(years) }), isAnswered: true };
  } catch (error) {
    return { text: JSON.stringify({ id, error: messageOf(error) }), isAnswered: false };
  }
}
