import { isQuiet, tellFromMs } from './hours';

const at = (time: string) => Date.parse(`2026-11-22T${time}:00+08:00`);

test.each([
  [22, 8, '21:59', false],
  [22, 8, '22:00', true],
  [22, 8, '07:59', true],
  [22, 8, '08:00', false],
  [12, 14, '13:00', true],
  [12, 14, '14:00', false],
  [0, 0, '00:30', false],
  [9, 9, '09:00', false],
])('quiet from %i to %i: at %s %s', (quietFromHour, quietToHour, time, expected) => {
  expect(isQuiet({ quietFromHour, quietToHour }, at(time))).toBe(expected);
});

test.each([
  ['at-once', '10:20', '2026-11-22T10:20:00+08:00'],
  ['hourly', '10:20', '2026-11-22T11:00:00+08:00'],
  ['hourly', '11:00', '2026-11-22T12:00:00+08:00'],
  ['daily', '09:59', '2026-11-22T10:00:00+08:00'],
  ['daily', '10:00', '2026-11-23T10:00:00+08:00'],
  ['daily', '23:00', '2026-11-23T10:00:00+08:00'],
] as const)('%s: what came at %s is told from %s on', (rhythm, came, told) => {
  expect(tellFromMs(rhythm, at(came))).toBe(Date.parse(told));
});
