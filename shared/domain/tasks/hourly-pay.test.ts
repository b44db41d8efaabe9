import { hourMs } from '../calendar/calendar';
import { hourlyFen } from './hourly-pay';

const hours = (...lengths: number[]) =>
  lengths.map((length, at) => ({ startMs: at * 100 * hourMs, endMs: (at * 100 + length) * hourMs }));

test.each([
  ['by the hour', { payFen: 2_500, payUnit: 'hour', quantity: 6, sessions: hours(6) }, 2_500],
  ['by the day', { payFen: 20_000, payUnit: 'day', quantity: 2, sessions: hours(8, 8) }, 2_500],
  [
    'two days of three that are offered',
    { payFen: 20_000, payUnit: 'day', quantity: 2, sessions: hours(8, 8, 8) },
    2_500,
  ],
  ['as a whole', { payFen: 30_000, payUnit: 'task', quantity: 1, sessions: hours(7) }, 4_285],
  ['by the piece', { payFen: 50, payUnit: 'piece', quantity: 1_000, sessions: hours(8) }, undefined],
  ['at free hours', { payFen: 30_000, payUnit: 'task', quantity: 1, sessions: hours(48) }, undefined],
] as const)('given pay %s, then an hour earns that', (_how, task, expected) => {
  expect(hourlyFen(task)).toBe(expected);
});
