import { dayMs, hourMs } from '../calendar/calendar';
import { quantityFault } from './quantity';

const startMs = Date.parse('2026-12-01T09:00:00+08:00');
const sessions = [
  { startMs, endMs: startMs + 4.25 * hourMs },
  { startMs: startMs + 6 * hourMs, endMs: startMs + 8 * hourMs },
  { startMs: startMs + dayMs, endMs: startMs + dayMs + 2 * hourMs },
];

test.each([
  ['hour', 8, undefined],
  ['hour', 7.5, undefined],
  ['hour', 8.5, '每人的小时数不能超过工作时间合计的 8 小时'],
  ['day', 2, undefined],
  ['day', 3, '每人的天数不能超过工作日期的 2 天'],
  ['day', 1.5, '每人的工作量须为整数，只有按小时计酬可以有半小时'],
  ['piece', 10_000, undefined],
  ['piece', 0.5, '每人的工作量须为整数，只有按小时计酬可以有半小时'],
  ['task', 3, undefined],
] as const)(
  'given two days and eight and a quarter hours, when one is paid by the %s for %d, then %s',
  (payUnit, quantity, fault) => {
    expect(quantityFault({ payUnit, quantity, sessions })).toBe(fault);
  },
);
