// Copied by `npm run mini:generate` from shared/domain/calendar; do not edit.

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Whether so many ms have gone by since a moment; a moment ahead says that the clock was set back, and nothing of how long ago it was. */
export const hasPassed = (ms: number, sinceMs: number, nowMs: number): boolean =>
  nowMs - sinceMs >= ms || nowMs < sinceMs;

/** China has one time zone and no daylight saving. */
const shanghaiOffsetMs = 8 * hourMs;

/** The calendar day in Asia/Shanghai as YYYY-MM-DD. */
export const shanghaiDate = (atMs: number): string =>
  new Date(atMs + shanghaiOffsetMs).toISOString().slice(0, 10);

/** The minute in Asia/Shanghai as WeChat's messages show it: 2026年11月22日 10:00. */
export function shanghaiTime(atMs: number): string {
  const [year, month, day, hour, minute] = new Date(atMs + shanghaiOffsetMs).toISOString().split(/[-T:]/);
  return `${year}年${Number(month)}月${Number(day)}日 ${hour}:${minute}`;
}

/** Whether YYYY-MM-DD names a day that exists. */
export function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date;
}

/**
 * Full years of age on the day of `atMs` in Asia/Shanghai. A year is complete on the day after the
 * birthday (Supreme People's Court, interpretation on juvenile cases, art. 2).
 */
export function ageAt(birthDate: string, atMs: number): number {
  const today = shanghaiDate(atMs);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) > birthDate.slice(5) ? years : years - 1;
}
