// Copied by `npm run mini:generate` from shared/domain/calendar; do not edit.

import { dayMs, hourMs } from './calendar';

/** China has one time zone; a phone may be set to another. */
const shanghaiOffsetMs = 8 * hourMs;
/** From here on a month and a day could be meant for two years. */
const farMs = 300 * dayMs;
const weekdays = '日一二三四五六';

const inShanghai = (atMs: number): Date => new Date(atMs + shanghaiOffsetMs);
const two = (value: number): string => String(value).padStart(2, '0');

/** Days since 1970 in Asia/Shanghai. */
export const dayNumber = (atMs: number): number => Math.floor((atMs + shanghaiOffsetMs) / dayMs);
/** When the day with that number begins in Asia/Shanghai, ms since 1970 UTC. */
export const dayStartMs = (number: number): number => number * dayMs - shanghaiOffsetMs;
/** Months since the year 0: a November is not the next one. */
const monthNumber = (atMs: number): number =>
  inShanghai(atMs).getUTCFullYear() * 12 + inShanghai(atMs).getUTCMonth();

/** 0 is Sunday. */
export const weekdayNumber = (atMs: number): number => inShanghai(atMs).getUTCDay();
/** 周二; of 0 to 6. */
export const weekdayName = (weekday: number): string => `周${weekdays[weekday]}`;

/** 09:00 */
export function clockText(atMs: number): string {
  const at = inShanghai(atMs);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** 6月3日; with the year when the date would otherwise be taken for one nearer, as seen from now, if that is told. */
export function dateText(atMs: number, nowMs = atMs): string {
  const at = inShanghai(atMs);
  const text = `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  return Math.abs(atMs - nowMs) < farMs ? text : `${at.getUTCFullYear()}年${text}`;
}

/** 今天, 明天, 6月3日; the date in texts that stay, which are not told what now is. */
export function dayText(atMs: number, nowMs?: number): string {
  if (nowMs === undefined) return dateText(atMs);
  const ahead = dayNumber(atMs) - dayNumber(nowMs);
  if (ahead === 0) return '今天';
  if (ahead === 1) return '明天';
  return ahead === -1 ? '昨天' : dateText(atMs, nowMs);
}

/** The date, without its month where that is the month of the one before: 6月3日, then 10日. */
export const nextDateText = (atMs: number, beforeMs: number, nowMs?: number): string =>
  monthNumber(atMs) === monthNumber(beforeMs) ? `${inShanghai(atMs).getUTCDate()}日` : dateText(atMs, nowMs);

/** 6月3日–10日, both days included. */
export const dateRangeText = (fromMs: number, toMs: number, nowMs?: number): string =>
  `${dateText(fromMs, nowMs)}–${nextDateText(toMs, fromMs, nowMs)}`;

/** A length of time as rules name it: 24 小时, 48 小时, 7 天. */
export const spanText = (ms: number): string =>
  ms < 3 * dayMs ? `${Math.round(ms / hourMs)} 小时` : `${Math.round(ms / dayMs)} 天`;
