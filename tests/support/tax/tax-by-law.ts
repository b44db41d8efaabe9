/**
 * The taxes of a platform's worker, written from the texts of the law in whole numbers without limit. It shares
 * nothing with the product's rules: no state, no quick deductions, every payment computed anew from all before it.
 */

export interface LawReadings {
  readonly gap: 'starts-again' | 'calendar' | 'months-with-income' | 'allowances-again';
  readonly costs: 'of-the-total' | 'each-month';
  readonly atThreshold: 'exempt' | 'taxable';
  readonly isWholeYearDeducted: boolean;
}

export interface LawPayment {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly fen: number;
}

export interface LawTaxes {
  readonly incomeTax: number;
  readonly vat: number;
  readonly urban: number;
  readonly education: number;
  readonly localEducation: number;
  readonly net: number;
  readonly toRecover: number;
}

/** Thousandths of a fen: 20 % of a fen, and 3 % of that, are whole. */
const fine = 1_000n;
const halfUp = (amount: bigint): bigint => (amount + fine / 2n) / fine;
const yuan = (amount: number): bigint => BigInt(amount) * 100n;

/** Income Tax Law, rates of comprehensive income: each slice of a year's taxable income by its own rate. */
const slices = [
  [0, 3],
  [36_000, 10],
  [144_000, 20],
  [300_000, 25],
  [420_000, 30],
  [660_000, 35],
  [960_000, 45],
] as const;

/** Of a taxable amount in fen × 1,000, in fen. */
function taxOnYear(taxable: bigint): bigint {
  let sum = 0n;
  slices.forEach(([fromYuan, percent], at) => {
    const from = yuan(fromYuan) * fine;
    const next = slices[at + 1];
    const to = next && taxable > yuan(next[0]) * fine ? yuan(next[0]) * fine : taxable;
    if (to > from) sum += ((to - from) * BigInt(percent)) / 100n;
  });
  return halfUp(sum);
}

interface MonthTaxes {
  readonly gross: bigint;
  readonly vat: bigint;
  readonly urban: bigint;
  readonly education: bigint;
  readonly localEducation: bigint;
}

/** Sales of a month are what was received ÷ 1.01; up to 100,000 yuan free, else 1 % of all of it. */
function vatOfMonth(gross: bigint, readings: LawReadings): MonthTaxes {
  const above = gross * 100n - yuan(100_000) * 101n;
  const isFree = above < 0n || (above === 0n && readings.atThreshold === 'exempt');
  const vat = isFree ? 0n : (gross * 2n + 101n) / 202n;
  // 7, 3 and 2 % of the VAT, each of them halved; the latter two not in a month of no more than 100,000 of sales.
  const share = (percent: bigint): bigint => halfUp((vat * fine * percent) / 200n);
  const educated = above > 0n;
  return {
    gross,
    vat,
    urban: share(7n),
    education: educated ? share(3n) : 0n,
    localEducation: educated ? share(2n) : 0n,
  };
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

type Year = ReadonlyMap<number, MonthTaxes>;

function yearOf(payments: readonly LawPayment[], year: number, readings: LawReadings): Year {
  const sums = new Map<number, bigint>();
  for (const paid of payments) {
    if (paid.year === year) sums.set(paid.month, (sums.get(paid.month) ?? 0n) + BigInt(paid.fen));
  }
  return new Map([...sums].map(([month, sum]) => [month, vatOfMonth(sum, readings)]));
}

const incomeIn = (year: Year, month: number): bigint => {
  const found = year.get(month);
  return found ? found.gross - found.vat : 0n;
};

/** Announcement 2020 No. 19: every month of the year before brought income, together no more than 60,000 yuan. */
const isFreed = (before: Year): boolean =>
  months.every((month) => before.has(month)) &&
  months.reduce((sum, month) => sum + incomeIn(before, month), 0n) <= yuan(60_000);

/** What is to be withheld in each month of a year up to one, in order. */
function withheld(
  year: Year,
  before: Year,
  upTo: number,
  readings: LawReadings,
): ReadonlyMap<number, bigint> {
  const taxes = new Map<number, bigint>();
  let counted: number[] = [];
  let run = 0;
  let first: number | undefined;
  let withIncome = 0;
  for (const month of months.slice(0, upTo)) {
    if (!year.has(month)) {
      run = 0;
      if (readings.gap === 'starts-again') counted = [];
      continue;
    }
    counted.push(month);
    run += 1;
    withIncome += 1;
    first ??= month;
    const income = counted.reduce((sum, one) => sum + incomeIn(year, one), 0n);
    const costs =
      readings.costs === 'each-month'
        ? counted.reduce((sum, one) => sum + halfUp((incomeIn(year, one) * fine) / 5n) * fine, 0n)
        : (income * fine) / 5n;
    const allowances = {
      'starts-again': run,
      'allowances-again': run,
      calendar: month - first + 1,
      'months-with-income': withIncome,
    }[readings.gap];
    const deduction =
      readings.isWholeYearDeducted && isFreed(before) ? yuan(60_000) : yuan(5_000) * BigInt(allowances);
    const taxable = income * fine - costs - deduction * fine;
    const earlier = counted.slice(0, -1).reduce((sum, one) => sum + (taxes.get(one) ?? 0n), 0n);
    const due = taxOnYear(taxable > 0n ? taxable : 0n) - earlier;
    taxes.set(month, due > 0n ? due : 0n);
  }
  return taxes;
}

const none = { incomeTax: 0n, gross: 0n, vat: 0n, urban: 0n, education: 0n, localEducation: 0n };

/** All taxes that some payments owe of the last one's month. */
function owed(
  payments: readonly LawPayment[],
  { year, month }: LawPayment,
  readings: LawReadings,
): typeof none {
  const before = readings.isWholeYearDeducted ? yearOf(payments, year - 1, readings) : new Map();
  const thisYear = yearOf(payments, year, readings);
  const incomeTax = withheld(thisYear, before, month, readings).get(month) ?? 0n;
  return { ...none, ...thisYear.get(month), incomeTax };
}

/** What is taken of each payment, in their order, which is that of time. */
export function taxesByLaw(payments: readonly LawPayment[], readings: LawReadings): LawTaxes[] {
  let toRecover = 0n;
  let after = none;
  return payments.map((paid, at) => {
    const last = payments[at - 1];
    const before = last?.year === paid.year && last.month === paid.month ? after : none;
    after = owed(payments.slice(0, at + 1), paid, readings);
    const now = (kind: keyof typeof none): bigint => after[kind] - before[kind];
    const taken =
      now('incomeTax') + now('vat') + now('urban') + now('education') + now('localEducation') + toRecover;
    const gross = BigInt(paid.fen);
    const net = gross > taken ? gross - taken : 0n;
    toRecover = taken > gross ? taken - gross : 0n;
    return {
      incomeTax: Number(now('incomeTax')),
      vat: Number(now('vat')),
      urban: Number(now('urban')),
      education: Number(now('education')),
      localEducation: Number(now('localEducation')),
      net: Number(net),
      toRecover: Number(toRecover),
    };
  });
}

/** What one project paid in a month, in fen, taxed once (Announcement 2018 No. 61): 20, 30 and 40 % in slices. */
export function classicTaxByLaw(amount: number): number {
  const income = BigInt(amount);
  if (income <= yuan(800)) return 0;
  const taxable = income <= yuan(4_000) ? (income - yuan(800)) * fine : (income * fine * 4n) / 5n;
  const sliceTax = (fromYuan: number, toYuan: number | undefined, percent: bigint): bigint => {
    const from = yuan(fromYuan) * fine;
    const to = toYuan !== undefined && taxable > yuan(toYuan) * fine ? yuan(toYuan) * fine : taxable;
    return to > from ? ((to - from) * percent) / 100n : 0n;
  };
  return Number(
    halfUp(sliceTax(0, 20_000, 20n) + sliceTax(20_000, 50_000, 30n) + sliceTax(50_000, undefined, 40n)),
  );
}
