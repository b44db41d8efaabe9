import fc from 'fast-check';
import { dayMs, hourMs } from '../calendar/calendar';
import {
  clashOf,
  datesOf,
  hoursOf,
  inOrder,
  overlapOf,
  type Session,
  timesOfDayOf,
  workEndMs,
  workStartMs,
} from './sessions';

const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const session = (from: string, to: string): Session => ({ startMs: at(from), endMs: at(to) });
const morning = session('2026-12-01T09:00', '2026-12-01T12:00');
const afternoon = session('2026-12-01T12:00', '2026-12-01T18:00');
const night = session('2026-12-02T22:00', '2026-12-03T06:00');
const anyTime = session('2026-12-01T00:00', '2026-12-02T00:00');

test('given sessions, when the whole is asked for, then it begins with the first and ends with the last', () => {
  const sessions = inOrder([night, afternoon, morning]);
  expect(sessions).toEqual([morning, afternoon, night]);
  expect([workStartMs(sessions), workEndMs(sessions)]).toEqual([morning.startMs, night.endMs]);
  expect(hoursOf(sessions)).toBe(3 + 6 + 8);
  expect(datesOf(sessions)).toEqual(['2026-12-01', '2026-12-02']);
});

test('given sessions that touch, when they are held against each other, then they do not overlap', () => {
  expect(overlapOf([morning, afternoon])).toBeUndefined();
  const early = session('2026-12-01T11:59', '2026-12-01T13:00');
  expect(overlapOf([morning, early])).toEqual([morning, early]);
  expect(clashOf([morning], [afternoon])).toBeUndefined();
  expect(clashOf([night, morning], [early])).toEqual(morning);
});

test('given a day on which the person chooses the hours, when it is read, then it takes none of their time', () => {
  expect(hoursOf([anyTime])).toBeUndefined();
  expect(clashOf([anyTime], [morning])).toBeUndefined();
  expect(clashOf([morning], [anyTime])).toBeUndefined();
  expect(datesOf([anyTime])).toEqual(['2026-12-01']);
  expect(datesOf([session('2026-12-01T09:00', '2026-12-04T21:00')])).toEqual([
    '2026-12-01',
    '2026-12-02',
    '2026-12-03',
    '2026-12-04',
  ]);
  expect(timesOfDayOf([anyTime])).toEqual(['morning', 'afternoon', 'evening', 'night']);
});

test.each([
  ['2026-12-01T08:00', '2026-12-01T12:59', ['morning']],
  ['2026-12-01T08:00', '2026-12-01T13:00', ['morning', 'afternoon']],
  ['2026-12-01T17:30', '2026-12-01T22:00', ['evening']],
  ['2026-12-01T22:00', '2026-12-02T06:00', ['night']],
  ['2026-12-01T04:00', '2026-12-01T07:00', ['morning', 'night']],
])('given work from %s to %s, when its times of day are asked for, then they are %s', (from, to, times) => {
  expect(timesOfDayOf([session(from, to)])).toEqual(times);
});

const anySession = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 30 }))
  .map(([start, hours]) => ({ startMs: start * hourMs, endMs: (start + hours) * hourMs }));
const some = fc.array(anySession, { maxLength: 4 });

test('given any two plans, when they clash, then they do so both ways, and only where an hour is in both', () => {
  const hours = (sessions: readonly Session[]) =>
    sessions
      .filter(({ startMs, endMs }) => endMs - startMs < dayMs)
      .flatMap(({ startMs, endMs }) =>
        Array.from({ length: (endMs - startMs) / hourMs }, (_, hour) => startMs + hour * hourMs),
      );
  fc.assert(
    fc.property(some, some, (one, other) => {
      const isShared = hours(one).some((hour) => hours(other).includes(hour));
      expect(clashOf(one, other) !== undefined).toBe(isShared);
      expect(clashOf(other, one) !== undefined).toBe(isShared);
    }),
  );
});
