import * as fc from 'fast-check';
import { fen } from '../../../shared/domain/money/money';
import type { TaxedPayment } from '../../../shared/domain/tax/withhold';
import type { LawPayment } from './tax-by-law';

/** A payment with the month it falls into, as the law sees it. */
export type PlacedPayment = TaxedPayment & LawPayment;

/** The moment in a month of Asia/Shanghai, ms after it begins. */
export const inMonth = (year: number, month: number, afterMs = 0): number =>
  Date.UTC(year, month - 1, 1, -8) + afterMs;

export const placed = (year: number, month: number, amount: number, afterMs = 0): PlacedPayment => ({
  year,
  month,
  fen: amount,
  grossFen: fen(amount),
  atMs: inMonth(year, month, afterMs),
});

/** Sums of a month at which something changes, and those that make a year's income end at an edge of a band. */
const edges = [625_000, 10_000_000, 10_100_000, 10_200_000, 500_000, 5_000_000, 22_500_000, 60_000_000];
/** Where VAT begins. */
const cliffFen = 10_100_000;

const amount = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 2_000_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 15_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 100_000_000 }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...edges), fc.integer({ min: -1, max: 1 }))
      .map(([edge, by]) => edge + by),
  },
);

const step = fc.record({
  // Mostly the same month or the next one, at times a gap.
  monthsOn: fc.constantFrom(0, 0, 0, 1, 1, 1, 1, 1, 2, 4),
  amount,
  /** To the cliff, a fen short of it or past it, where the month is below; else the amount. */
  toCliffBy: fc.constantFrom(-1, 0, 1, undefined, undefined, undefined, undefined, undefined),
});

/** A worker's payments over up to three years since the platform rule began, in order of time. */
export const histories: fc.Arbitrary<PlacedPayment[]> = fc
  .tuple(
    fc.integer({ min: 2025 * 12 + 9, max: 2027 * 12 + 3 }),
    fc.array(step, { minLength: 1, maxLength: 12, size: 'max' }),
  )
  .map(([from, steps]) => {
    let at = from;
    let monthFen = 0;
    return steps.map(({ monthsOn, amount: told, toCliffBy }, index) => {
      if (monthsOn > 0) monthFen = 0;
      at += monthsOn;
      const leftFen = toCliffBy === undefined ? 0 : cliffFen + toCliffBy - monthFen;
      const paidFen = leftFen > 0 ? leftFen : told;
      monthFen += paidFen;
      return placed(Math.floor(at / 12), (at % 12) + 1, paidFen, index);
    });
  });
