import { shanghaiDate } from '../calendar/calendar';

/** The month that a sum belongs to: the one in Asia/Shanghai in which it became the person's to draw. */
export interface TaxPeriod {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

export function taxPeriodAt(atMs: number): TaxPeriod {
  const date = shanghaiDate(atMs);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

/** 2026-03, which sorts as time does. */
export const periodId = ({ year, month }: TaxPeriod): string => `${year}-${String(month).padStart(2, '0')}`;

/** 2026年3月 */
export const periodText = ({ year, month }: TaxPeriod): string => `${year}年${month}月`;
