import { labels } from '../generated/labels';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** China has one time zone; a phone may be set to another. */
const shanghaiOffsetMs = 8 * hourMs;
/** From here on a month and a day could be meant for two years. */
const farMs = 300 * dayMs;
const weekdays = '日一二三四五六';

const inShanghai = (atMs: number): Date => new Date(atMs + shanghaiOffsetMs);
const dayNumber = (atMs: number): number => Math.floor((atMs + shanghaiOffsetMs) / dayMs);
/** Months since the year 0: a November is not the next one. */
const monthNumber = (atMs: number): number =>
  inShanghai(atMs).getUTCFullYear() * 12 + inShanghai(atMs).getUTCMonth();
const two = (value: number): string => String(value).padStart(2, '0');

/** Yuan without decimals where there are none: 20000 → `200`, 123450 → `1,234.50`. */
export function yuan(amountFen: number): string {
  const whole = String(Math.floor(amountFen / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return amountFen % 100 === 0 ? whole : `${whole}.${two(amountFen % 100)}`;
}

export const payUnitText = (unit: keyof typeof labels.payUnit): string => labels.payUnit[unit];

/** 09:00 */
const clockTime = (atMs: number): string => {
  const at = inShanghai(atMs);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
};

/** 6月3日; with the year when the date would otherwise be taken for one nearer. */
function date(atMs: number, nowMs: number): string {
  const at = inShanghai(atMs);
  const text = `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  return Math.abs(atMs - nowMs) < farMs ? text : `${at.getUTCFullYear()}年${text}`;
}

/** 今天, 明天, 6月3日. */
export function day(atMs: number, nowMs: number = Date.now()): string {
  const ahead = dayNumber(atMs) - dayNumber(nowMs);
  if (ahead === 0) return '今天';
  if (ahead === 1) return '明天';
  return ahead === -1 ? '昨天' : date(atMs, nowMs);
}

const weekday = (atMs: number): string => `周${weekdays[inShanghai(atMs).getUTCDay()]}`;

/** 明天 18:00 */
export const moment = (atMs: number): string => `${day(atMs)} ${clockTime(atMs)}`;

/** 6月3日 周二 09:00–18:00, or 6月3日–10日 for work of several days. */
export function workTime(startMs: number, endMs: number, nowMs: number = Date.now()): string {
  if (dayNumber(startMs) === dayNumber(endMs)) {
    return `${day(startMs, nowMs)} ${weekday(startMs)} ${clockTime(startMs)}–${clockTime(endMs)}`;
  }
  if (endMs - startMs < dayMs) return `${day(startMs, nowMs)} ${clockTime(startMs)}–次日 ${clockTime(endMs)}`;
  const end =
    monthNumber(startMs) === monthNumber(endMs) ? `${inShanghai(endMs).getUTCDate()}日` : date(endMs, nowMs);
  return `${date(startMs, nowMs)}–${end}`;
}

/** How long until then, in the largest fitting unit: 3 天, 5 小时, 20 分钟. */
export function timeLeft(untilMs: number, nowMs: number = Date.now()): string {
  const leftMs = Math.max(0, untilMs - nowMs);
  if (leftMs >= 2 * dayMs) return `${Math.floor(leftMs / dayMs)} 天`;
  if (leftMs >= hourMs) return `${Math.floor(leftMs / hourMs)} 小时`;
  return `${Math.max(1, Math.floor(leftMs / minuteMs))} 分钟`;
}

/** 约 850 米, 约 2.3 公里: location is fuzzy, so nothing finer is promised. Rounded before the unit is chosen. */
export function distanceText(metres: number): string {
  if (metres < 100) return '100 米内';
  const nearMetres = Math.round(metres / 50) * 50;
  if (nearMetres < 1_000) return `约 ${nearMetres} 米`;
  const kilometres = metres / 1_000;
  const isNear = Math.round(kilometres * 10) < 100;
  return `约 ${isNear ? Math.round(kilometres * 10) / 10 : Math.round(kilometres)} 公里`;
}

/**
 * A title whose middle dots stay between what they join: none begins a line and none ends one. No-break spaces
 * and word joiners, which every text engine knows.
 */
export const unbroken = (title: string): string =>
  title.replace(/(\s*)([·・•‧])(\s*)/g, (_all, before: string, dot: string, after: string) => {
    const glue = (space: string) => (space === '' ? '\u2060' : '\u00a0');
    return `${glue(before)}${dot}${glue(after)}`;
  });
