// Copied by `npm run mini:generate` from shared/domain/tasks; do not edit.

import {
  clockText,
  dateRangeText,
  dateText,
  dayNumber,
  dayStartMs,
  dayText,
  nextDateText,
  weekdayName,
  weekdayNumber,
} from '../calendar/date-text';
import { daysOf, isFlexible, maxSessionMs, type Session } from './sessions';

/** More dates than these are a range and a count. */
const mostDates = 5;

/** Days of work at the same hours, by number, in order. */
interface Group {
  readonly clock: string;
  readonly days: number[];
}

const anyTime = '时间自由';

/** 13:00–21:00, 20:00–次日 04:00, or that the person chooses; nothing where a period of before told no hours. */
function clockOf({ startMs, endMs }: Session): string {
  if (endMs - startMs > maxSessionMs) return '';
  if (isFlexible({ startMs, endMs })) return anyTime;
  if (endMs === dayStartMs(dayNumber(startMs) + 1)) return `${clockText(startMs)}–24:00`;
  const next = dayNumber(startMs) === dayNumber(endMs) ? '' : '次日 ';
  return `${clockText(startMs)}–${next}${clockText(endMs)}`;
}

function groupsOf(sessions: readonly Session[]): Group[] {
  const groups: Group[] = [];
  for (const session of sessions) {
    const clock = clockOf(session);
    const known = groups.find((group) => group.clock === clock);
    if (known) known.days.push(...daysOf(session));
    else groups.push({ clock, days: daysOf(session) });
  }
  return groups;
}

const isUnbroken = (days: readonly number[]): boolean =>
  days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1);

/** Monday first. */
const weekOrder = [1, 2, 3, 4, 5, 6, 0];
const weekdayOf = (day: number): number => weekdayNumber(dayStartMs(day));

/** 周六、周日 where work falls on all of these weekdays and no others: each of them twice, a weekend, or weeks of workdays. */
function weekdaysText(days: readonly number[]): string | undefined {
  const [first = 0, last = first] = [days[0], days[days.length - 1]];
  const weekdays = weekOrder.filter((weekday) => days.some((day) => weekdayOf(day) === weekday));
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((day) =>
    weekdays.includes(weekdayOf(day)),
  );
  if (all.length !== days.length || weekdays.length === 7) return undefined;
  const name = weekdays.join();
  if (name === '1,2,3,4,5' && last - first >= 7) return '周一至周五';
  const isKnown = name === '6,0' || days.length >= 2 * weekdays.length;
  return isKnown ? weekdays.map(weekdayName).join('、') : undefined;
}

/** 12月1日、3日、8日 */
const datesText = (days: readonly number[], nowMs?: number): string =>
  days
    .map((day, at) => {
      const before = days[at - 1];
      const startMs = dayStartMs(day);
      return before === undefined
        ? dateText(startMs, nowMs)
        : nextDateText(startMs, dayStartMs(before), nowMs);
    })
    .join('、');

function lineOf({ clock, days }: Group, nowMs?: number): string {
  const [first = 0, last = first] = [days[0], days[days.length - 1]];
  const [firstMs, lastMs] = [dayStartMs(first), dayStartMs(last)];
  if (first === last) {
    // A night belongs to two weekdays.
    const weekday = clock.includes('次日') ? '' : ` ${weekdayName(weekdayOf(first))}`;
    return `${dayText(firstMs, nowMs)}${weekday} ${clock}`;
  }
  const range = dateRangeText(firstMs, lastMs, nowMs);
  const weekdays = weekdaysText(days);
  if (weekdays !== undefined) return `${weekdays} ${clock}，${range}`;
  if (clock === '') return range;
  if (isUnbroken(days)) return clock === anyTime ? `${range} ${clock}` : `每天 ${clock}，${range}`;
  if (days.length <= mostDates) return `${datesText(days, nowMs)} ${clock}`;
  return `${datesText(days, nowMs)} 每天 ${clock}`;
}

/**
 * When one works, a line for each different pair of hours: 每天 13:00–21:00，12月1日–2日. Of sessions that are in order.
 * Told what now is it says 今天 and 明天; texts that stay are not.
 */
export const sessionLines = (sessions: readonly Session[], nowMs?: number): string[] =>
  groupsOf(sessions).map((group) => lineOf(group, nowMs));

/** The same in one line for lists and cards; work of many hours or dates is told by its first and last day. */
export function sessionsText(sessions: readonly Session[], nowMs?: number): string {
  const groups = groupsOf(sessions);
  const [only] = groups;
  const isShort = only && (isUnbroken(only.days) || only.days.length <= mostDates || weekdaysText(only.days));
  if (groups.length === 1 && only && isShort) return lineOf(only, nowMs);
  const days = [...new Set(groups.flatMap((group) => group.days))].sort((one, other) => one - other);
  const [first = 0, last = first] = [days[0], days[days.length - 1]];
  if (first === last)
    return `${dayText(dayStartMs(first), nowMs)} ${weekdayName(weekdayOf(first))} 分 ${groups.length} 段`;
  return `${dateRangeText(dayStartMs(first), dayStartMs(last), nowMs)} 共 ${days.length} 天`;
}
