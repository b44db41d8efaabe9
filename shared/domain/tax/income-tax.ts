import { type Fen, fen } from '../money/money';
import { cumulated } from './cumulated';
import { roundedQuotient } from './rounding';
import type { TaxReadings } from './tax-readings';
import type { ClassicRules, PlatformRules, TaxBand } from './tax-rules';
import type { TaxMonth, TaxYear } from './tax-year';

/** What a band makes of a taxable amount. Amounts in mills are tenths of a fen, in which a fifth of a fen is exact. */
interface Assessed {
  readonly taxableMills: number;
  readonly percent: number;
  readonly quickFen: Fen;
  /** Rounded half up, once, here. */
  readonly taxFen: Fen;
}

/** The cumulative method's terms, as the announcement's formula has them. */
export interface CumulativeTax extends Assessed {
  readonly method: 'cumulative';
  /** Without VAT. */
  readonly incomeFen: Fen;
  readonly costsMills: number;
  /** Whose allowances are deducted; none where the whole year's is. */
  readonly deductedMonths?: number;
  readonly deductionFen: Fen;
  /** Of the months before that count. */
  readonly withheldBeforeFen: Fen;
  /** Of this month, whatever of it is booked already; never less than 0. */
  readonly dueFen: Fen;
}

/** The classic method's terms, of one project in one month. */
export interface ClassicTax extends Assessed {
  readonly method: 'classic';
  readonly incomeFen: Fen;
  readonly costsMills: number;
  readonly dueFen: Fen;
}

const millsPerFen = 10;

function assessed(bands: readonly TaxBand[], mills: number): Assessed {
  const taxableMills = Math.max(0, mills);
  const band = bands.find(({ upToFen }) => taxableMills <= upToFen * millsPerFen);
  if (!band) throw new RangeError('the last band has no end');
  const { percent, quickFen } = band;
  const taxFen = fen(
    roundedQuotient(taxableMills * percent - quickFen * millsPerFen * 100, millsPerFen * 100),
  );
  return { taxableMills, percent, quickFen, taxFen };
}

/** 60,000 at once, for whom the whole year before brought no more than that. */
function isWholeYearDeducted({ previous }: TaxYear, rules: PlatformRules, readings: TaxReadings): boolean {
  const sumFen = previous.incomeFen.reduce((sum, amount) => sum + amount, 0);
  return readings.isWholeYearDeducted && previous.isWhole && sumFen <= rules.wholeYearDeductionFen;
}

/**
 * Cumulative withholding (Announcement 2025 No. 16): what is due of a month by all the year's months up to it.
 * @param months in order, the last one being that month with what it brings in all
 */
export function cumulativeTax(
  year: TaxYear,
  months: readonly TaxMonth[],
  rules: PlatformRules,
  readings: TaxReadings,
): CumulativeTax {
  const { incomeFen, roundedCostsFen, withheldBeforeFen, allowances } = cumulated(
    months,
    rules.costsPercent,
    readings.gap,
  );
  const costsMills =
    readings.costs === 'each-month'
      ? roundedCostsFen * millsPerFen
      : (incomeFen * rules.costsPercent * millsPerFen) / 100;
  const deduction = isWholeYearDeducted(year, rules, readings)
    ? { deductionFen: rules.wholeYearDeductionFen }
    : { deductedMonths: allowances, deductionFen: fen(allowances * rules.monthlyDeductionFen) };
  const assessment = assessed(
    rules.bands,
    incomeFen * millsPerFen - costsMills - deduction.deductionFen * millsPerFen,
  );
  return {
    method: 'cumulative',
    incomeFen,
    costsMills,
    ...deduction,
    ...assessment,
    withheldBeforeFen,
    // What was withheld too much in earlier months is not given back by the payer (Announcement 2018 No. 61, art. 6);
    // a month that is reversed to nothing has nothing due.
    dueFen: fen(months.at(-1)?.grossFen === 0 ? 0 : Math.max(0, assessment.taxFen - withheldBeforeFen)),
  };
}

/** The classic rule (Announcement 2018 No. 61, art. 8): what is due of all that one project pays in a month. */
export function classicTax(incomeFen: Fen, rules: ClassicRules): ClassicTax {
  const costsMills =
    incomeFen <= rules.fixedUpToFen
      ? Math.min(incomeFen, rules.fixedDeductionFen) * millsPerFen
      : (incomeFen * rules.costsPercent * millsPerFen) / 100;
  const assessment = assessed(rules.bands, incomeFen * millsPerFen - costsMills);
  return { method: 'classic', incomeFen, costsMills, ...assessment, dueFen: assessment.taxFen };
}
