import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import type { SettlementCycle } from '../../shared/domain/money/settlement-cycles';
import type { Dice } from './dice';
import type { Kind } from './kind';

interface Plan {
  readonly signUpDeadlineMs: number;
  readonly workStartMs: number;
  readonly workEndMs: number;
  readonly settlementCycle: SettlementCycle;
  readonly minAge: 16 | 18;
  /** When one works, in words. */
  readonly sentence: string;
}

const clock = (hour: number): string => (hour > 24 ? `次日 ${hour - 24}:00` : `${hour}:00`);

function sentenceOf(days: number, startHour: number | undefined, hours: number, roll: Dice): string {
  if (startHour === undefined) {
    return roll.pick([
      `时间自由，${days} 天内完成即可，每次约 ${hours} 小时。`,
      `不坐班，${days} 天内自己安排，平均每次 ${hours} 小时。`,
    ]);
  }
  const endHour = startHour + hours;
  const from = `${clock(startHour)} 到${endHour > 24 ? '' : ' '}${clock(endHour)}`;
  const rest = hours >= 8 ? '，含 1 小时用餐休息' : '';
  if (days === 1) return roll.pick([`只需 1 天，${from}${rest}。`, `当天 ${from}${rest}，做完即结束。`]);
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

/** Deadline 2 to 45 days ahead, most of them soon; the work begins one to four days later. */
export function planOf(kind: Kind, todayMs: number, roll: Dice): Plan {
  const deadlineDay = 2 + Math.floor(43 * roll.fraction() ** 2);
  const signUpDeadlineMs = todayMs + deadlineDay * dayMs + roll.pick([12, 18, 20, 22]) * hourMs;
  const days = roll.int(...kind.days);
  const hours = roll.int(...kind.hours);
  const startHour = kind.startHours && roll.pick(kind.startHours);
  const firstDayMs = todayMs + (deadlineDay + roll.int(1, 4)) * dayMs;
  const lastDayMs = firstDayMs + (days - 1) * dayMs;
  const endHour = startHour === undefined ? 21 : startHour + hours;
  return {
    signUpDeadlineMs,
    workStartMs: firstDayMs + (startHour ?? 9) * hourMs,
    workEndMs: lastDayMs + endHour * hourMs,
    settlementCycle: cycleOf(kind, days, roll),
    // Nobody under 18 works late into the night.
    minAge: endHour > 22 ? 18 : kind.minAge,
    sentence: sentenceOf(days, startHour, hours, roll),
  };
}
