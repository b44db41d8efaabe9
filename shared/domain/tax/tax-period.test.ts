import { periodId, periodText, taxPeriodAt } from './tax-period';

test.each([
  ['2026-01-31T15:59:59.999Z', 2026, 1],
  ['2026-01-31T16:00:00.000Z', 2026, 2],
  ['2026-12-31T14:43:00.000Z', 2026, 12],
  ['2026-12-31T16:00:00.000Z', 2027, 1],
])('%s is of %d-%d in Asia/Shanghai', (moment, year, month) => {
  expect(taxPeriodAt(Date.parse(moment))).toEqual({ year, month });
});

test('a month is told to programs and to people', () => {
  expect(periodId({ year: 2026, month: 3 })).toBe('2026-03');
  expect(periodId({ year: 2026, month: 12 })).toBe('2026-12');
  expect(periodText({ year: 2026, month: 3 })).toBe('2026年3月');
});
