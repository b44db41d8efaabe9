import { dayMs } from '../calendar/calendar';
import { dayStartMs, weekdayNumber } from '../calendar/date-text';
import { daysOf, type Session, workEndMs, workStartMs } from './sessions';

/** What the publisher grants, beside the pay. */
export const perks = ['meals', 'beginners'] as const;
export type Perk = (typeof perks)[number];

/** Facts about a task in a word: what is granted, and what its sessions say. */
export const taskTags = [...perks, 'weekend', 'long-term'] as const;
export type TaskTag = (typeof taskTags)[number];

export const taskTagNames: Readonly<Record<TaskTag, string>> = {
  meals: '包餐',
  beginners: '可新手',
  weekend: '周末',
  'long-term': '长期',
};

/** From its first session to its last a long-term task takes so long, ms. */
const longTermMs = 28 * dayMs;

/** Of a day by its number. */
const isWeekend = (day: number): boolean => [0, 6].includes(weekdayNumber(dayStartMs(day)));

/** The tags of a task: its perks; every session on a weekend; four weeks or more. */
export function tagsOf({
  perks: granted,
  sessions,
}: {
  readonly perks: readonly Perk[];
  readonly sessions: readonly Session[];
}): TaskTag[] {
  return taskTags.filter((tag) => {
    if (tag === 'weekend') return sessions.every((session) => daysOf(session).every(isWeekend));
    if (tag === 'long-term') return workEndMs(sessions) - workStartMs(sessions) >= longTermMs;
    return granted.includes(tag);
  });
}
