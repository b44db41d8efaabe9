import { dayNumber, dayStartMs, weekdayNumber } from './date-text';

/** Monday to Friday. Public holidays are not taken off: what is promised comes sooner, never later, than by their calendar. */
const isWorkingDay = (day: number): boolean => {
  const weekday = weekdayNumber(dayStartMs(day));
  return weekday > 0 && weekday < 6;
};

/** The end, in Asia/Shanghai, of the last of so many working days that follow a moment, ms since 1970. */
export function workingDaysAfter(atMs: number, days: number): number {
  let day = dayNumber(atMs);
  for (let left = days; left > 0; ) {
    day += 1;
    if (isWorkingDay(day)) left -= 1;
  }
  return dayStartMs(day + 1);
}
