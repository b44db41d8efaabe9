import { type Fen, fen } from '../money/money';
import { periodId, type TaxPeriod } from './tax-period';
import type { TaxPlace, TaxReadings } from './tax-readings';

/** Up to here, the last fen included, the whole is taxed at the rate less the quick deduction. */
export interface TaxBand {
  readonly upToFen: number;
  readonly percent: number;
  readonly quickFen: Fen;
}

export const surchargeKinds = ['urban', 'education', 'localEducation'] as const;
export type SurchargeKind = (typeof surchargeKinds)[number];

/** A share of the VAT that is paid beside it. */
export interface SurchargeRule {
  readonly percent: Readonly<Record<TaxPlace, number>>;
  /** What is paid of it, when a relief halves it 50. */
  readonly paidPercent: number;
  /** Nothing is paid in a month of sales up to here. */
  readonly exemptUpToFen?: Fen;
}

export interface VatRules {
  /** Of the sales without VAT. */
  readonly percent: number;
  /** Sales of a month without VAT up to which nothing is due, above which all of it is taxed. */
  readonly thresholdFen: Fen;
  readonly surcharges: Readonly<Record<SurchargeKind, SurchargeRule>>;
}

/** What a platform does for its workers. */
export interface PlatformRules {
  readonly bands: readonly TaxBand[];
  readonly costsPercent: number;
  readonly monthlyDeductionFen: Fen;
  /** Announcement 2020 No. 19: deducted at once when the whole year before brought no more than this. */
  readonly wholeYearDeductionFen: Fen;
  readonly vat: VatRules;
  /** Whose income of twelve months in a row is above is to register as a business. */
  readonly registerAboveFen: Fen;
}

/** The rule for payers outside: income of one project in one month is one time. */
export interface ClassicRules {
  readonly bands: readonly TaxBand[];
  /** Up to here a fixed sum is deducted, above it a share. */
  readonly fixedUpToFen: Fen;
  readonly fixedDeductionFen: Fen;
  readonly costsPercent: number;
}

export interface TaxRules {
  /** Stands on each result. */
  readonly version: string;
  /** The first month they hold in. */
  readonly from: string;
  /** The last month that their texts promise; later ones are computed alike and say so. */
  readonly promisedTo?: string;
  /** What the classic method, the cumulative one and the relief from VAT stand on, as receipts name it. */
  readonly basis: { readonly classic: string; readonly cumulative: string; readonly vat: string };
  readonly classic: ClassicRules;
  /** Absent where platforms were payers like others. */
  readonly platform?: PlatformRules;
  readonly readings: TaxReadings;
}

const yuan = (amount: number): Fen => fen(amount * 100);

const band = (upToYuan: number, percent: number, quickYuan: number): TaxBand => ({
  upToFen: upToYuan * 100,
  percent,
  quickFen: yuan(quickYuan),
});

/** Announcement 2018 No. 61, table 2. */
const classicBands = [
  band(20_000, 20, 0),
  band(50_000, 30, 2_000),
  band(Number.POSITIVE_INFINITY, 40, 7_000),
];

/** Announcement 2018 No. 61, table 1, which is the Income Tax Law's for comprehensive income. */
const cumulativeBands = [
  band(36_000, 3, 0),
  band(144_000, 10, 2_520),
  band(300_000, 20, 16_920),
  band(420_000, 25, 31_920),
  band(660_000, 30, 52_920),
  band(960_000, 35, 85_920),
  band(Number.POSITIVE_INFINITY, 45, 181_920),
];

const classic: ClassicRules = {
  bands: classicBands,
  fixedUpToFen: yuan(4_000),
  fixedDeductionFen: yuan(800),
  costsPercent: 20,
};

const everywhere = (percent: number): Readonly<Record<TaxPlace, number>> => ({
  city: percent,
  town: percent,
  elsewhere: percent,
});

const platform: PlatformRules = {
  bands: cumulativeBands,
  costsPercent: 20,
  monthlyDeductionFen: yuan(5_000),
  wholeYearDeductionFen: yuan(60_000),
  vat: {
    percent: 1,
    thresholdFen: yuan(100_000),
    surcharges: {
      // Urban Maintenance and Construction Tax Law, art. 4; halved by MoF/STA Announcement 2023 No. 12, as are both others.
      urban: { percent: { city: 7, town: 5, elsewhere: 1 }, paidPercent: 50 },
      // Caishui 2016 No. 12: nothing where a month's sales are not above 100,000.
      education: { percent: everywhere(3), paidPercent: 50, exemptUpToFen: yuan(100_000) },
      localEducation: { percent: everywhere(2), paidPercent: 50, exemptUpToFen: yuan(100_000) },
    },
  },
  registerAboveFen: yuan(5_000_000),
};

const readings: TaxReadings = {
  gap: 'starts-again',
  costs: 'of-the-total',
  atThreshold: 'exempt',
  isWholeYearDeducted: false,
};

const basis = {
  classic: '国家税务总局公告2018年第61号',
  cumulative: '国家税务总局公告2025年第16号',
};

/** In order; what a month is taxed by is the last that had begun. */
export const taxRules: readonly TaxRules[] = [
  // Announcement 2018 No. 61.
  { version: 'cn-2019-01', from: '2019-01', basis: { ...basis, vat: '' }, classic, readings },
  // Announcement 2025 No. 16; MoF/STA Announcement 2023 No. 19: sales "up to 100,000, the number included" are exempt.
  {
    version: 'cn-2025-10',
    from: '2025-10',
    basis: { ...basis, vat: '财政部 税务总局公告2023年第19号' },
    classic,
    platform,
    readings,
  },
  // VAT Law, art. 23: exempt is what does not reach the threshold; MoF/STA Announcement 2026 No. 10 sets it and the 1 %.
  {
    version: 'cn-2026-01',
    from: '2026-01',
    promisedTo: '2027-12',
    basis: { ...basis, vat: '增值税法第二十三条、财政部 税务总局公告2026年第10号' },
    classic,
    platform,
    readings: { ...readings, atThreshold: 'taxable' },
  },
];

/**
 * What a month is taxed by.
 * @throws RangeError before 2019, of which nothing is known here
 */
export function taxRulesFor(period: TaxPeriod): TaxRules {
  const id = periodId(period);
  const rules = taxRules.findLast(({ from }) => from <= id);
  if (!rules) throw new RangeError(`no tax rules for ${id}`);
  return rules;
}

/** Those that a result was made by; a version never leaves the table. */
export function taxRulesNamed(version: string): TaxRules {
  const rules = taxRules.find((one) => one.version === version);
  if (!rules) throw new RangeError(`no tax rules ${version}`);
  return rules;
}

/** Whether a month is later than the rules' own texts promise. */
export const isPastPromise = ({ promisedTo }: TaxRules, period: TaxPeriod): boolean =>
  promisedTo !== undefined && periodId(period) > promisedTo;
