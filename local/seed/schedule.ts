import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import { weekdayNumber } from '../../shared/domain/calendar/date-text';
import type { SettlementCycle } from '../../shared/domain/money/settlement-cycles';
import type { Session } from '../../shared/domain/tasks/sessions';
import type { Dice } from './dice';
import type { Kind } from './kind';

interface Plan {
  readonly signUpDeadlineMs: number;
  readonly sessions: Session[];
  /** What one person does, in the unit of the pay. */
  readonly quantity: number;
  readonly settlementCycle: SettlementCycle;
  readonly minAge: 16 | 18;
  /** When one works, in words. */
  readonly sentence: string;
}

/** The hours of a working day; without a start the person chooses them. */
interface Hours {
  readonly start: number | undefined;
  readonly length: number;
}

const clock = (hour: number): string => (hour > 24 ? `次日 ${hour - 24}:00` : `${hour}:00`);

/** Within a long day an hour is for the meal, and not paid by the hour. */
const restHours = ({ length }: Hours): number => (length >= 8 ? 1 : 0);

function sentenceOf(days: number, isWeekends: boolean, hours: Hours, roll: Dice): string {
  const { start, length } = hours;
  if (start === undefined) {
    return roll.pick([
      `时间自由，${days} 天内完成即可，每次约 ${length} 小时。`,
      `不坐班，${days} 天内自己安排，平均每次 ${length} 小时。`,
    ]);
  }
  const endHour = start + length;
  const from = `${clock(start)} 到${endHour > 24 ? '' : ' '}${clock(endHour)}`;
  const rest = restHours(hours) > 0 ? '，含 1 小时用餐休息' : '';
  if (days === 1) return roll.pick([`只需 1 天，${from}${rest}。`, `当天 ${from}${rest}，做完即结束。`]);
  if (isWeekends)
    return roll.pick([
      `只在周六和周日，共 ${days} 天，每天 ${from}${rest}。`,
      `周末上岗，一共 ${days} 天，每天 ${from}${rest}。`,
    ]);
  return roll.pick([
    `共 ${days} 天，每天 ${from}${rest}。`,
    `工作时间为每天 ${from}${rest}，连续 ${days} 天。`,
    `每天 ${from}${rest}，一共 ${days} 天，希望能全程参加。`,
  ]);
}

/** A cycle as long as the work: nobody settles one day's work by the month. */
function cycleOf(kind: Kind, days: number, roll: Dice): SettlementCycle {
  const shortest = { 'per-task': 1, daily: 1, weekly: 5, monthly: 15 } as const;
  const fitting = kind.cycles.filter((cycle) => shortest[cycle] <= days);
  return fitting.length === 0 ? 'per-task' : roll.pick(fitting);
}

/** The first so many days from this one on, of weekends alone or in a row; ms of their midnights. */
function daysFrom(firstMs: number, count: number, isWeekends: boolean): number[] {
  const days: number[] = [];
  for (let dayStartMs = firstMs; days.length < count; dayStartMs += dayMs)
    if (!isWeekends || [0, 6].includes(weekdayNumber(dayStartMs))) days.push(dayStartMs);
  return days;
}

/** By the hour what is worked without the rest, by the piece what fits into the days, a job once. */
function quantityOf({ pay }: Kind, days: number, hours: Hours, roll: Dice): number {
  if (pay.unit === 'hour') return days * (hours.length - restHours(hours));
  if (pay.unit === 'day') return days;
  if (!pay.perDay) return 1;
  const pieces = days * roll.int(...pay.perDay);
  // Nobody orders 2,955 of something.
  return pieces < 100 ? pieces : Math.round(pieces / 50) * 50;
}

/** Deadline 2 to 45 days ahead, most of them soon; the work begins one to four days later, or on the weekend after. */
export function planOf(kind: Kind, todayMs: number, roll: Dice): Plan {
  const deadlineDay = 2 + Math.floor(43 * roll.fraction() ** 2);
  const signUpDeadlineMs = todayMs + deadlineDay * dayMs + roll.pick([12, 18, 20, 22]) * hourMs;
  const days = roll.int(...kind.days);
  const length = roll.int(...kind.hours);
  const hours: Hours = { start: kind.startHours && roll.pick(kind.startHours), length };
  const isWeekends = kind.weekends === true && days > 1 && days <= 10 && roll.chance(0.4);
  const firstMs = todayMs + (deadlineDay + roll.int(1, 4)) * dayMs;
  const { start } = hours;
  return {
    signUpDeadlineMs,
    sessions: daysFrom(firstMs, days, isWeekends).map((dayStartMs) =>
      start === undefined
        ? { startMs: dayStartMs, endMs: dayStartMs + dayMs }
        : { startMs: dayStartMs + start * hourMs, endMs: dayStartMs + (start + length) * hourMs },
    ),
    quantity: quantityOf(kind, days, hours, roll),
    settlementCycle: cycleOf(kind, days, roll),
    // Nobody under 18 works late into the night.
    minAge: start !== undefined && start + length > 22 ? 18 : kind.minAge,
    sentence: sentenceOf(days, isWeekends, hours, roll),
  };
}
