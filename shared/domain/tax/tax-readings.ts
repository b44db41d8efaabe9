/** What a month without income does to "months of continuous remuneration" (Announcement 2025 No. 16). */
export const gapReadings = ['starts-again', 'calendar', 'months-with-income', 'allowances-again'] as const;
export type GapReading = (typeof gapReadings)[number];

/** Where the 20 % costs are rounded to the fen: nowhere before the tax, or each month as the return's column shows them. */
export const costReadings = ['of-the-total', 'each-month'] as const;
export type CostReading = (typeof costReadings)[number];

/** What holds when a month's sales are exactly the threshold of VAT. */
export const thresholdReadings = ['exempt', 'taxable'] as const;
export type ThresholdReading = (typeof thresholdReadings)[number];

/** Where the law can be read in more than one way, the way that is taken. */
export interface TaxReadings {
  readonly gap: GapReading;
  readonly costs: CostReading;
  readonly atThreshold: ThresholdReading;
  /** Whether 60,000 yuan are deducted at once from January (Announcement 2020 No. 19) for whom it fits. */
  readonly isWholeYearDeducted: boolean;
}

export const gapReadingNames: Readonly<Record<GapReading, string>> = {
  'starts-again': '中间有月份没有收入的，之后重新累计（收入、减除费用、已预扣税额都从新的一段算起）',
  calendar: '减除费用从当年第一个有收入的月份起逐月计算，没有收入的月份也算',
  'months-with-income': '减除费用只按当年有收入的月份计算，收入全年累计',
  'allowances-again': '中间有月份没有收入的，减除费用重新计算，收入和已预扣税额继续累计',
};

export const costReadingNames: Readonly<Record<CostReading, string>> = {
  'of-the-total': '费用按累计收入的 20% 计算，最后算出税额时才四舍五入到分',
  'each-month': '费用按每月收入的 20% 计算，每月四舍五入到分',
};

export const thresholdReadingNames: Readonly<Record<ThresholdReading, string>> = {
  exempt: '月销售额正好等于免税标准的，免征增值税',
  taxable: '月销售额正好等于免税标准的，全额计算增值税',
};

/** Where the payer pays urban maintenance tax, which decides its rate. */
export const taxPlaces = ['city', 'town', 'elsewhere'] as const;
export type TaxPlace = (typeof taxPlaces)[number];

/** Who pays: a platform that reports under Announcement 2025 No. 15, or a payer outside it. */
export const payers = ['platform', 'other'] as const;
export type Payer = (typeof payers)[number];

/** What a deployment, or a person's consent, settles about the tax. */
export interface TaxSettings {
  readonly payer: Payer;
  readonly place: TaxPlace;
  /** Whether the platform files VAT for the person, who agreed to it. */
  readonly isVatFiled: boolean;
  /** In place of those that the rules of the month say. */
  readonly readings: Partial<TaxReadings>;
}

export const defaultTaxSettings: TaxSettings = {
  payer: 'platform',
  place: 'city',
  isVatFiled: true,
  readings: {},
};
