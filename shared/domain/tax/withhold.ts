import { type Fen, fen, maxFen } from '../money/money';
import { type ClassicTax, type CumulativeTax, classicTax, cumulativeTax } from './income-tax';
import { taxPeriodAt } from './tax-period';
import { defaultTaxSettings, type TaxReadings, type TaxSettings } from './tax-readings';
import type { Booked, TaxReceipt } from './tax-receipt';
import { isPastPromise, type TaxRules, taxRulesFor } from './tax-rules';
import { incomeOf, noSurcharges, sumOfSurcharges, type TaxMonth, type TaxYear, withMonth } from './tax-year';
import { type Vat, vatOf } from './vat';

/** A sum that becomes a person's to draw, which is the tax moment. */
export interface TaxedPayment {
  readonly atMs: number;
  /** Before any tax, with VAT. */
  readonly grossFen: Fen;
  /** What one project pays in a month is one time to the classic method; without it, all that the payer pays. */
  readonly project?: string;
}

export interface Withheld {
  readonly state: TaxYear;
  readonly receipt: TaxReceipt;
}

type Settings = TaxReceipt['settings'];
type SignedPayment = Omit<TaxedPayment, 'grossFen'> & { readonly grossFen: number };

/** The month with its income tax, and what that is made of. */
interface TaxedMonth {
  readonly month: TaxMonth;
  readonly incomeTax: CumulativeTax | ClassicTax;
  readonly incomeTaxBooked: Booked;
}

const booked = (dueFen: Fen, beforeFen: Fen): Booked => ({ dueFen, beforeFen, nowFen: dueFen - beforeFen });

/** A month keeps the method that its first payment was taxed by. */
function monthBefore({ months }: TaxYear, month: number, rules: TaxRules, { payer }: Settings): TaxMonth {
  const found = months.find((paid) => paid.month === month);
  if (found) return found;
  const method = payer === 'platform' && rules.platform ? 'cumulative' : 'classic';
  return { month, method, grossFen: fen(0), vatFen: fen(0), surcharges: noSurcharges, incomeTaxFen: fen(0) };
}

function classicMonth(
  paid: TaxMonth,
  { project = '', grossFen }: SignedPayment,
  rules: TaxRules,
): TaxedMonth {
  const before = paid.projects?.[project];
  const sumFen = fen((before?.grossFen ?? 0) + grossFen);
  const incomeTax = classicTax(sumFen, rules.classic);
  const incomeTaxBooked = booked(incomeTax.dueFen, before?.incomeTaxFen ?? fen(0));
  const { [project]: _, ...others } = paid.projects ?? {};
  const projects = {
    ...others,
    ...(sumFen > 0 && { [project]: { grossFen: sumFen, incomeTaxFen: incomeTax.dueFen } }),
  };
  const month = { ...paid, projects, incomeTaxFen: fen(paid.incomeTaxFen + incomeTaxBooked.nowFen) };
  return { month, incomeTax, incomeTaxBooked };
}

function cumulativeMonth(year: TaxYear, paid: TaxMonth, rules: TaxRules, readings: TaxReadings): TaxedMonth {
  if (!rules.platform) throw new RangeError(`no cumulative method in ${rules.version}`);
  const earlier = year.months.filter(({ month, method }) => month < paid.month && method === 'cumulative');
  const incomeTax = cumulativeTax(year, [...earlier, paid], rules.platform, readings);
  const month = { ...paid, incomeTaxFen: incomeTax.dueFen };
  return { month, incomeTax, incomeTaxBooked: booked(incomeTax.dueFen, paid.incomeTaxFen) };
}

/** Income without VAT of the twelve months that end with this one. */
function twelveMonthsFen({ months, previous }: TaxYear, last: number): Fen {
  const thisYear = months.filter(({ month }) => month <= last).map(incomeOf);
  return fen(
    [...thisYear, ...previous.incomeFen.slice(last)].reduce<number>((sum, amount) => sum + amount, 0),
  );
}

/**
 * What the person gets. A payment bears what is due up to all of it, and the rest waits for the next; a reversal
 * takes from the person what the payment had brought, and never makes a debt to be recovered of it.
 */
function netOf(grossFen: number, dueNowFen: number, toRecoverFen: Fen): number {
  const leftFen = grossFen - dueNowFen;
  return grossFen < 0 && leftFen < 0 ? leftFen : Math.max(0, leftFen - toRecoverFen);
}

/** The month's VAT, where it is the payer's to file. */
function vatOfMonth({ method, grossFen }: TaxMonth, rules: TaxRules, settings: Settings): Vat | undefined {
  if (method === 'classic' || !rules.platform || !settings.isVatFiled) return undefined;
  return vatOf(grossFen, rules.platform.vat, settings.place, settings.readings.atThreshold);
}

function taxed(year: TaxYear, payment: SignedPayment, given: TaxSettings): Withheld {
  const period = taxPeriodAt(payment.atMs);
  if (period.year !== year.year) throw new RangeError(`${period.year} is not the year ${year.year}`);
  const rules = taxRulesFor(period);
  const settings = { ...given, readings: { ...rules.readings, ...given.readings } };
  const before = monthBefore(year, period.month, rules, settings);
  const grossFen = fen(before.grossFen + payment.grossFen);
  if (grossFen > maxFen) throw new RangeError(`${grossFen} is too much for a month`);
  const vat = vatOfMonth({ ...before, grossFen }, rules, settings);
  const surcharges = vat?.surcharges ?? noSurcharges;
  const paid = { ...before, grossFen, vatFen: vat?.vatFen ?? fen(0), surcharges };
  const { month, incomeTax, incomeTaxBooked } =
    before.method === 'classic'
      ? classicMonth(paid, payment, rules)
      : cumulativeMonth(year, paid, rules, settings.readings);
  const dueNowFen =
    incomeTaxBooked.nowFen +
    (paid.vatFen - before.vatFen) +
    (sumOfSurcharges(surcharges) - sumOfSurcharges(before.surcharges));
  const netFen = netOf(payment.grossFen, dueNowFen, year.toRecoverFen);
  const toRecoverFen = fen(year.toRecoverFen + dueNowFen + netFen - payment.grossFen);
  const state = { ...year, months: withMonth(year.months, month), toRecoverFen };
  const sumFen = twelveMonthsFen(state, period.month);
  const receipt: TaxReceipt = {
    ruleVersion: rules.version,
    isPastPromise: isPastPromise(rules, period),
    settings,
    period,
    atMs: payment.atMs,
    grossFen: payment.grossFen,
    incomeTax,
    incomeTaxBooked,
    ...(vat && { vat }),
    vatBooked: booked(paid.vatFen, before.vatFen),
    surchargesBooked: {
      urban: booked(surcharges.urban, before.surcharges.urban),
      education: booked(surcharges.education, before.surcharges.education),
      localEducation: booked(surcharges.localEducation, before.surcharges.localEducation),
    },
    toRecoverBeforeFen: year.toRecoverFen,
    toRecoverFen,
    netFen,
    twelveMonthsFen: sumFen,
    isToRegister: rules.platform !== undefined && sumFen > rules.platform.registerAboveFen,
  };
  return { state, receipt };
}

const positive = ({ grossFen }: TaxedPayment): void => {
  if (!(grossFen > 0)) throw new RangeError(`nothing to tax in ${grossFen} fen`);
};

/**
 * Taxes a sum that becomes the person's to draw. All of a month's payments are taxed as one: VAT by the month's
 * sales, income tax by the year so far, each less what is booked of the month already. So the taxes of a month
 * depend on its sum alone, not on how it is split or in which order it comes; within the month they are also given back
 * (VAT that passes its threshold lowers the income).
 * @throws RangeError for a sum that is not positive, a moment in another year, or one before 2019
 */
export function withhold(state: TaxYear, payment: TaxedPayment, settings = defaultTaxSettings): Withheld {
  positive(payment);
  return taxed(state, payment, settings);
}

/**
 * Takes back what a settlement that is reversed had brought to its month; `payment` is what `withhold` was given.
 * The month's taxes become those of what is left of it. Later months stay as they were booked, until their next
 * payment; a month that is filed already needs a corrected return.
 * @throws RangeError as `withhold`, and when its month did not bring so much
 */
export function reverse(state: TaxYear, payment: TaxedPayment, settings = defaultTaxSettings): Withheld {
  positive(payment);
  return taxed(state, { ...payment, grossFen: -payment.grossFen }, settings);
}
