import { ageAt } from '../calendar/calendar';

/** What a publisher may know of somebody's age: a stretch of years, never the date. */
export const ageBands = [
  '16–17 岁',
  '18–24 岁',
  '25–29 岁',
  '30–34 岁',
  '35–39 岁',
  '40–49 岁',
  '50–59 岁',
  '60 岁以上',
] as const;
export type AgeBand = (typeof ageBands)[number];

const from: readonly number[] = [16, 18, 25, 30, 35, 40, 50, 60];

/** The stretch in which somebody born on this day (YYYY-MM-DD) is; undefined below the age of work. */
export function ageBandOf(birthDate: string, nowMs: number): AgeBand | undefined {
  const age = ageAt(birthDate, nowMs);
  return ageBands[from.filter((years) => age >= years).length - 1];
}
