import { shanghaiDate } from './calendar';

/** The calendar month of a moment in Asia/Shanghai, YYYY-MM. */
export const monthAt = (atMs: number): string => shanghaiDate(atMs).slice(0, 7);

/** The month after one, YYYY-MM. */
function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

const startOf = (month: string): number => Date.parse(`${month}-01T00:00:00+08:00`);

/** When a month begins and ends in Asia/Shanghai; the end does not belong to it. */
export const monthOf = (month: string): { readonly startMs: number; readonly endMs: number } => ({
  startMs: startOf(month),
  endMs: startOf(monthAfter(month)),
});

/** The months up to one, that one last: 2026-01, 3 → 2025-11, 2025-12, 2026-01. */
export function monthsUpTo(month: string, count: number): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Array.from({ length: count }, (_, at) => {
    const back = year * 12 + number - 1 - (count - 1 - at);
    return `${Math.floor(back / 12)}-${String((back % 12) + 1).padStart(2, '0')}`;
  });
}
