import { type Fen, fen } from '../money/money';
import { roundedQuotient } from './rounding';
import type { GapReading } from './tax-readings';
import { incomeOf, type TaxMonth } from './tax-year';

/** What the months that count bring together. */
interface Cumulated {
  /** Without VAT. */
  readonly incomeFen: Fen;
  /** The costs of each month, rounded, together. */
  readonly roundedCostsFen: Fen;
  /** Of the months before the last. */
  readonly withheldBeforeFen: Fen;
  /** Months of "continuous remuneration", each of which has its allowance. */
  readonly allowances: number;
}

/** How many of the months, from the last one back, follow each other without a gap. */
function runLength(months: readonly TaxMonth[]): number {
  const last = months.length - 1;
  const gap = months.findLastIndex(
    ({ month }, at) => at < last && month + 1 !== (months[at + 1]?.month ?? month),
  );
  return last - gap;
}

/** Months of continuous remuneration by each reading of a gap. */
const allowancesBy: Readonly<Record<GapReading, (months: readonly TaxMonth[], run: number) => number>> = {
  'starts-again': (_, run) => run,
  'allowances-again': (_, run) => run,
  'months-with-income': ({ length }) => length,
  calendar: (months) => (months.at(-1)?.month ?? 0) - (months[0]?.month ?? 0) + 1,
};

/**
 * The year's cumulation as a reading of gaps has it.
 * @param months those with income, in order, the one to be taxed last
 */
export function cumulated(months: readonly TaxMonth[], costsPercent: number, gap: GapReading): Cumulated {
  const run = runLength(months);
  const from = gap === 'starts-again' ? months.length - run : 0;
  let incomeFen = 0;
  let roundedCostsFen = 0;
  let withheldBeforeFen = 0;
  for (const [at, month] of months.entries()) {
    if (at < from) continue;
    incomeFen += incomeOf(month);
    roundedCostsFen += roundedQuotient(incomeOf(month) * costsPercent, 100);
    if (at < months.length - 1) withheldBeforeFen += month.incomeTaxFen;
  }
  return {
    incomeFen: fen(incomeFen),
    roundedCostsFen: fen(roundedCostsFen),
    withheldBeforeFen: fen(withheldBeforeFen),
    allowances: allowancesBy[gap](months, run),
  };
}
