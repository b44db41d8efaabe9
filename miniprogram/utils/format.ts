import type { TaskCard } from '../../shared/contract/tasks';
import { clockText, dayText } from '../generated/calendar/date-text';
import { labels } from '../generated/labels';
import { fen } from '../generated/money/money';
import { totalText } from '../generated/money/pay';
import type { Session } from '../generated/tasks/sessions';
import { sessionLines, sessionsText } from '../generated/tasks/sessions-text';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Yuan without decimals where there are none: 20000 → `200`, 123450 → `1,234.50`. */
export function yuan(amountFen: number): string {
  const whole = String(Math.floor(amountFen / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return amountFen % 100 === 0 ? whole : `${whole}.${String(amountFen % 100).padStart(2, '0')}`;
}

export const payUnitText = (unit: keyof typeof labels.payUnit): string => labels.payUnit[unit];

/** 今天, 明天, 6月3日. */
export const day = (atMs: number, nowMs: number = Date.now()): string => dayText(atMs, nowMs);

/** 明天 18:00 */
export const moment = (atMs: number): string => `${day(atMs)} ${clockText(atMs)}`;

/** When one works, in one line: 6月3日 周二 09:00–18:00, or 每天 13:00–21:00，12月1日–2日. */
export const workTime = (sessions: readonly Session[], nowMs: number = Date.now()): string =>
  sessionsText(sessions, nowMs);

/** The same in what stays with others, such as pictures: tomorrow is another day then. */
export const datedWorkTime = (sessions: readonly Session[]): string => sessionsText(sessions);

/** The same with a line for each different pair of hours. */
export const workTimes = (sessions: readonly Session[], nowMs: number = Date.now()): string[] =>
  sessionLines(sessions, nowMs);

/** 共 2 天 · 约 ¥740 */
export const workTotal = ({ pay, quantity }: Pick<TaskCard, 'pay' | 'quantity'>): string =>
  totalText({ payFen: fen(pay.amountFen), payUnit: pay.unit, quantity });

/** Since when somebody has been here, in Asia/Shanghai: 2026年3月入驻. */
export function sinceText(atMs: number): string {
  const at = new Date(atMs + 8 * hourMs);
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月入驻`;
}

/** How long until then, in the largest fitting unit: 3 天, 5 小时, 20 分钟. */
export function timeLeft(untilMs: number, nowMs: number = Date.now()): string {
  const leftMs = Math.max(0, untilMs - nowMs);
  if (leftMs >= 2 * dayMs) return `${Math.floor(leftMs / dayMs)} 天`;
  if (leftMs >= hourMs) return `${Math.floor(leftMs / hourMs)} 小时`;
  return `${Math.max(1, Math.floor(leftMs / minuteMs))} 分钟`;
}

/** How long ago, in the largest fitting unit: 刚刚, 20 分钟前, 5 小时前, 3 天前. */
export function ago(atMs: number, nowMs: number = Date.now()): string {
  const pastMs = nowMs - atMs;
  if (pastMs < minuteMs) return '刚刚';
  if (pastMs < hourMs) return `${Math.floor(pastMs / minuteMs)} 分钟前`;
  return pastMs < dayMs ? `${Math.floor(pastMs / hourMs)} 小时前` : `${Math.floor(pastMs / dayMs)} 天前`;
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
