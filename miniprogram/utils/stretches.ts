import { dayMs, hourMs, minuteMs } from '../generated/calendar/calendar';
import { dayNumber, dayStartMs } from '../generated/calendar/date-text';
import { inOrder, type Session } from '../generated/tasks/sessions';

/** The same hours on one day after another, as three fields say it: dates as YYYY-MM-DD, hours as HH:mm. */
export interface Stretch {
  readonly fromDate: string;
  readonly toDate: string;
  readonly start: string;
  readonly end: string;
}

/** The number of the day that a date names. */
const dayOf = (date: string): number => dayNumber(Date.parse(`${date}T00:00:00+08:00`));

function clockMs(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * hourMs + minutes * minuteMs;
}

/** A session for each day, from its first hour to its last; hours that end before they begin end on the next day. */
export function sessionsOf({ fromDate, toDate, start, end }: Stretch): Session[] {
  const [first, last] = [dayOf(fromDate), dayOf(toDate)];
  const [startAt, endAt] = [clockMs(start), clockMs(end)];
  const lengthMs = endAt > startAt ? endAt - startAt : endAt - startAt + dayMs;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const startMs = dayStartMs(first + at) + startAt;
    return { startMs, endMs: startMs + lengthMs };
  });
}

/** Sessions with those of a stretch among them, in order; what is there already is not there twice. */
export function withStretch(sessions: readonly Session[], stretch: Stretch): Session[] {
  const isThere = ({ startMs, endMs }: Session) =>
    sessions.some((known) => known.startMs === startMs && known.endMs === endMs);
  return inOrder([...sessions, ...sessionsOf(stretch).filter((each) => !isThere(each))]);
}
