import { dayMs, hourMs, shanghaiDate } from '../calendar/calendar';
import { dayNumber, dayStartMs } from '../calendar/date-text';

/** A stretch of work, ms since 1970 UTC; the end does not belong to it. */
export interface Session {
  readonly startMs: number;
  readonly endMs: number;
}

/** At most so many in a task: a month of days. */
export const maxSessions = 31;

/** The longest that a publisher may write. Documents of before may hold a longer one. */
export const maxSessionMs = dayMs;

/**
 * Whether the person chooses the hours within it: nobody works a day and a night through, so a session of 24 hours
 * or more says on which days something has to be done, and takes nobody's time from other work.
 */
export const isFlexible = ({ startMs, endMs }: Session): boolean => endMs - startMs >= dayMs;

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
export const workEndMs = (sessions: readonly Session[]): number => sessions[sessions.length - 1]?.endMs ?? 0;

/** In order, as tasks keep them. */
export const inOrder = (sessions: readonly Session[]): Session[] =>
  [...sessions].sort((one, other) => one.startMs - other.startMs);

/** The first two that overlap, of sessions that are in order. */
export function overlapOf(sessions: readonly Session[]): readonly [Session, Session] | undefined {
  for (const [at, session] of sessions.entries()) {
    const next = sessions[at + 1];
    if (next && next.startMs < session.endMs) return [session, next];
  }
  return undefined;
}

/** All hours of work together; undefined where the person chooses them. */
export const hoursOf = (sessions: readonly Session[]): number | undefined =>
  sessions.some(isFlexible)
    ? undefined
    : sessions.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs), 0) / hourMs;

const countDays = (session: Session): number =>
  isFlexible(session) ? Math.ceil((session.endMs - session.startMs) / dayMs) : 1;

/** The days that a session stands for, by number: the one on which it begins, or as many as one may choose from. */
export const daysOf = (session: Session): number[] =>
  Array.from({ length: countDays(session) }, (_, at) => dayNumber(session.startMs) + at);

/** Whether one of the sessions stands for a day, by number. */
export const isOnDay = (sessions: readonly Session[], day: number): boolean =>
  sessions.some((session) => {
    const first = dayNumber(session.startMs);
    return first <= day && day < first + countDays(session);
  });

/** The calendar days in Asia/Shanghai on which work begins or may be done, YYYY-MM-DD, in order. */
export const datesOf = (sessions: readonly Session[]): string[] => [
  ...new Set(sessions.flatMap(daysOf).map((day) => shanghaiDate(dayStartMs(day)))),
];

/** How many they are. */
export const countDates = (sessions: readonly Session[]): number => new Set(sessions.flatMap(daysOf)).size;

/** The first session of the one that meets one of the other; where the person chooses the hours nothing does. */
export function clashOf(one: readonly Session[], other: readonly Session[]): Session | undefined {
  const fixed = other.filter((session) => !isFlexible(session));
  return one.find(
    (session) =>
      !isFlexible(session) &&
      fixed.some(({ startMs, endMs }) => startMs < session.endMs && session.startMs < endMs),
  );
}

const shanghaiHour = (atMs: number): number => ((atMs + 8 * hourMs) % dayMs) / hourMs;

/** When in a day work falls: each stretch with which a session shares an hour or more. */
export function timesOfDayOf(sessions: readonly Session[]): TimeOfDay[] {
  return timesOfDay.filter((time) => {
    const [from, to] = timeOfDayHours[time];
    return sessions.some((session) => {
      if (isFlexible(session)) return true;
      const start = shanghaiHour(session.startMs);
      const end = start + (session.endMs - session.startMs) / hourMs;
      return [-24, 0, 24].some((shift) => Math.min(end, to + shift) - Math.max(start, from + shift) >= 1);
    });
  });
}
