import { dayMs, hourMs, shanghaiDate } from '../calendar/calendar';

/** A stretch of work, ms since 1970 UTC; the end does not belong to it. */
export interface Session {
  readonly startMs: number;
  readonly endMs: number;
}

/** At most so many in a task: a month of days. */
export const maxSessions = 31;

/** Stretches of a day by when work begins in Asia/Shanghai, hours of the day. */
export const timesOfDay = ['morning', 'afternoon', 'evening', 'night'] as const;
export type TimeOfDay = (typeof timesOfDay)[number];
export const timeOfDayNames: Readonly<Record<TimeOfDay, string>> = {
  morning: '上午',
  afternoon: '下午',
  evening: '晚上',
  night: '夜间',
};
const timeOfDayHours: Readonly<Record<TimeOfDay, readonly [from: number, to: number]>> = {
  morning: [6, 12],
  afternoon: [12, 18],
  evening: [18, 22],
  night: [22, 30],
};

/** Of sessions that are in order. */
export const workStartMs = (sessions: readonly Session[]): number => sessions[0]?.startMs ?? 0;
export const workEndMs = (sessions: readonly Session[]): number => sessions.at(-1)?.endMs ?? 0;

/** All hours of work together. */
export const hoursOf = (sessions: readonly Session[]): number =>
  sessions.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs), 0) / hourMs;

/** The calendar days in Asia/Shanghai on which work begins, YYYY-MM-DD, in order. */
export const datesOf = (sessions: readonly Session[]): string[] => [
  ...new Set(sessions.map(({ startMs }) => shanghaiDate(startMs))),
];

/** Whether two tasks' work overlaps in time; both in order. */
export function clashOf(one: readonly Session[], other: readonly Session[]): Session | undefined {
  return one.find(({ startMs, endMs }) =>
    other.some((session) => session.startMs < endMs && startMs < session.endMs),
  );
}

const shanghaiHour = (atMs: number): number => ((atMs + 8 * hourMs) % dayMs) / hourMs;

/** When in a day work falls: each stretch with which a session shares an hour or more. */
export function timesOfDayOf(sessions: readonly Session[]): TimeOfDay[] {
  return timesOfDay.filter((time) => {
    const [from, to] = timeOfDayHours[time];
    return sessions.some(({ startMs, endMs }) => {
      const start = shanghaiHour(startMs);
      const end = start + (endMs - startMs) / hourMs;
      return [-24, 0, 24].some((shift) => Math.min(end, to + shift) - Math.max(start, from + shift) >= 1);
    });
  });
}
