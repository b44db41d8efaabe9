import { addFen, type Fen, fen } from '../money/money';
import type { SurchargeKind } from './tax-rules';

/** How a month's income tax is computed: once for the year so far, or by what one project paid in the month. */
export type TaxMethod = 'cumulative' | 'classic';

export type Surcharges = Readonly<Record<SurchargeKind, Fen>>;

/** What one project paid in a month, and the income tax on it (classic method). */
export interface ProjectMonth {
  readonly grossFen: Fen;
  readonly incomeTaxFen: Fen;
}

/** By project. */
type Projects = Readonly<Record<string, ProjectMonth>>;

/** What became the person's to draw in a month, and the taxes booked on it. Months without income have none. */
export interface TaxMonth {
  /** 1 to 12. */
  readonly month: number;
  readonly method: TaxMethod;
  /** With VAT. */
  readonly grossFen: Fen;
  readonly vatFen: Fen;
  readonly surcharges: Surcharges;
  readonly incomeTaxFen: Fen;
  /** Only where the method is classic. */
  readonly projects?: Projects;
}

/** What the year before leaves to this one. */
export interface PreviousYear {
  /** Income without VAT of its months, January first; none where there was no year before. */
  readonly incomeFen: readonly Fen[];
  /** Whether each of its months brought income under the cumulative method. */
  readonly isWhole: boolean;
}

/**
 * One person's calendar year with one payer: facts alone, so that every reading of the law can be taken of them.
 * The person is who the identity document names, however many accounts they have.
 */
export interface TaxYear {
  readonly year: number;
  /** In order of time, at most 12. */
  readonly months: readonly TaxMonth[];
  /** Taxes that were due and that payments could not bear, to be taken from the next ones. */
  readonly toRecoverFen: Fen;
  readonly previous: PreviousYear;
}

export const noSurcharges: Surcharges = { urban: fen(0), education: fen(0), localEducation: fen(0) };

export const sumOfSurcharges = ({ urban, education, localEducation }: Surcharges): Fen =>
  addFen(urban, education, localEducation);

/** What counts as income for the income tax. */
export const incomeOf = ({ grossFen, vatFen }: Pick<TaxMonth, 'grossFen' | 'vatFen'>): Fen =>
  fen(grossFen - vatFen);

const allMonths = Array.from({ length: 12 }, (_, at) => at + 1);

/** A year in which nothing was paid yet; what the year before could not bear goes along. */
export function openTaxYear(year: number, before?: TaxYear): TaxYear {
  if (!before || before.year !== year - 1) {
    return {
      year,
      months: [],
      toRecoverFen: before?.toRecoverFen ?? fen(0),
      previous: { incomeFen: [], isWhole: false },
    };
  }
  const found = allMonths.map((month) => before.months.find((paid) => paid.month === month));
  return {
    year,
    months: [],
    toRecoverFen: before.toRecoverFen,
    previous: {
      incomeFen: found.map((paid) => (paid ? incomeOf(paid) : fen(0))),
      isWhole: found.every((paid) => paid?.method === 'cumulative'),
    },
  };
}

/** The year with one of its months in place of what it said of it; a month without income stands nowhere. */
export function withMonth(months: readonly TaxMonth[], changed: TaxMonth): TaxMonth[] {
  const kept = months.filter(({ month }) => month !== changed.month);
  if (changed.grossFen === 0) return kept;
  const at = kept.findIndex(({ month }) => month > changed.month);
  return kept.toSpliced(at === -1 ? kept.length : at, 0, changed);
}

function bothProjects(one: Projects, other: Projects): Projects {
  const sum = { ...one };
  for (const [project, { grossFen, incomeTaxFen }] of Object.entries(other)) {
    sum[project] = {
      grossFen: addFen(grossFen, sum[project]?.grossFen ?? fen(0)),
      incomeTaxFen: addFen(incomeTaxFen, sum[project]?.incomeTaxFen ?? fen(0)),
    };
  }
  return sum;
}

const bothMonths = (one: TaxMonth, other: TaxMonth): TaxMonth => ({
  month: one.month,
  method: one.method,
  grossFen: addFen(one.grossFen, other.grossFen),
  vatFen: addFen(one.vatFen, other.vatFen),
  surcharges: {
    urban: addFen(one.surcharges.urban, other.surcharges.urban),
    education: addFen(one.surcharges.education, other.surcharges.education),
    localEducation: addFen(one.surcharges.localEducation, other.surcharges.localEducation),
  },
  incomeTaxFen: addFen(one.incomeTaxFen, other.incomeTaxFen),
  ...((one.projects ?? other.projects) && {
    projects: bothProjects(one.projects ?? {}, other.projects ?? {}),
  }),
});

/**
 * The two halves of one person's year that stood under two identity numbers, the wrong one being `moved`. What was
 * booked is kept as it is; the next payment is taxed by the sum of both.
 * @throws RangeError for two years
 */
export function joinedTaxYears(kept: TaxYear, moved: TaxYear): TaxYear {
  if (kept.year !== moved.year) throw new RangeError(`${kept.year} and ${moved.year} are two years`);
  const months = moved.months.reduce<readonly TaxMonth[]>((sum, month) => {
    const same = sum.find((other) => other.month === month.month);
    return withMonth(sum, same ? bothMonths(same, month) : month);
  }, kept.months);
  const incomes = [kept.previous.incomeFen, moved.previous.incomeFen];
  return {
    year: kept.year,
    months,
    toRecoverFen: addFen(kept.toRecoverFen, moved.toRecoverFen),
    previous: {
      incomeFen: incomes.some(({ length }) => length > 0)
        ? allMonths.map((month) => addFen(...incomes.map((income) => income[month - 1] ?? fen(0))))
        : [],
      isWhole: kept.previous.isWhole || moved.previous.isWhole,
    },
  };
}
