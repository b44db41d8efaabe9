import type { GroupView } from '../../shared/contract/groups';
import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import type { GroupRhythm } from '../../shared/domain/groups/rhythms';

/** China has one time zone, eight hours ahead of UTC, and no daylight saving. */
const aheadMs = 8 * hourMs;

const hourOfDay = (atMs: number): number => Math.floor(((atMs + aheadMs) % dayMs) / hourMs);

/** Whether a group wants to be left alone; its hours may span midnight, equal ones mean never. */
export function isQuiet(
  { quietFromHour, quietToHour }: Pick<GroupView, 'quietFromHour' | 'quietToHour'>,
  nowMs: number,
): boolean {
  const hour = hourOfDay(nowMs);
  return quietFromHour <= quietToHour
    ? hour >= quietFromHour && hour < quietToHour
    : hour >= quietFromHour || hour < quietToHour;
}

/** When groups with a daily rhythm hear what came since yesterday, Shanghai. */
const dailyHour = 10;

/** From when a task that came at `atMs` may be told: at once, at the next full hour, at the next ten o'clock. */
export function tellFromMs(rhythm: GroupRhythm, atMs: number): number {
  if (rhythm === 'at-once') return atMs;
  if (rhythm === 'hourly') return (Math.floor(atMs / hourMs) + 1) * hourMs;
  const shiftMs = aheadMs - dailyHour * hourMs;
  return (Math.floor((atMs + shiftMs) / dayMs) + 1) * dayMs - shiftMs;
}
