import { monthAt } from '../generated/calendar/month';

export { monthAt };

/** So many months before or after one. */
export function monthBeside(month: string, by: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** What a page says of the month that it shows; `isNewest`: there is no later one to choose. */
export const chosenMonth = (month: string, nowMs: number) => ({
  month,
  monthText: monthText(month),
  isNewest: month >= monthAt(nowMs),
});

/** 2026 年 11 月 */
export const monthText = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
