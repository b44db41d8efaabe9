import fc from 'fast-check';
import { ageAt, dayMs, hourMs, isCalendarDate, minuteMs, shanghaiDate, shanghaiTime } from './calendar';

const noon = (date: string): number => Date.parse(`${date}T12:00:00+08:00`);

test('given the units, when multiplied, then they are what their names say', () => {
  expect([minuteMs, hourMs, dayMs]).toEqual([60_000, 3_600_000, 86_400_000]);
});

test.each([
  ['2026-11-21T15:59:59.999Z', '2026-11-21'],
  ['2026-11-21T16:00:00.000Z', '2026-11-22'],
  ['2027-12-31T16:00:00.000Z', '2028-01-01'],
  ['2028-02-28T16:00:00.000Z', '2028-02-29'],
])('given the moment %s, when the day in Shanghai is asked for, then it is %s', (moment, day) => {
  expect(shanghaiDate(Date.parse(moment))).toBe(day);
});

test.each([
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['', false],
  ['not-a-date', false],
  // Other ways to write a day that exists.
  ['2026-1-01', false],
  ['+002026-01-01', false],
])('given %p, when asked whether the day exists, then %p', (date, exists) => {
  expect(isCalendarDate(date)).toBe(exists);
});

test('given any moment, when its day is taken, then it is a day that exists', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (atMs) => isCalendarDate(shanghaiDate(atMs))),
  );
});

test.each([
  ['2026-11-22T02:00:00Z', '2026年11月22日 10:00'],
  ['2026-11-21T16:05:59.999Z', '2026年11月22日 00:05'],
  ['2027-12-31T16:59:00Z', '2028年1月1日 00:59'],
])('given the moment %s, when a message shows it, then it says %s', (moment, shown) => {
  expect(shanghaiTime(Date.parse(moment))).toBe(shown);
});

describe('age, complete on the day after the birthday', () => {
  test.each([
    ['2010-11-22', '2026-11-21', 15],
    ['2010-11-22', '2026-11-22', 15],
    ['2010-11-22', '2026-11-23', 16],
    ['2010-12-31', '2026-12-31', 15],
    ['2010-12-31', '2027-01-01', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 19],
    ['2008-02-29', '2028-03-01', 20],
    ['2010-02-28', '2026-02-28', 15],
    ['2010-02-28', '2026-03-01', 16],
  ])('given somebody born on %s, when it is %s, then they are %i', (birthDate, today, age) => {
    expect(ageAt(birthDate, noon(today))).toBe(age);
  });

  test('given the last evening, when midnight passes in Shanghai, then the age changes and not before', () => {
    const midnight = Date.parse('2026-11-23T00:00:00+08:00');
    expect(ageAt('2010-11-22', midnight - 1)).toBe(15);
    expect(ageAt('2010-11-22', midnight)).toBe(16);
  });

  test('given any birth date, when time goes on, then age never falls and grows by one a year', () => {
    const day = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(day, day, (bornOn, later) => {
        const birthDate = shanghaiDate(bornOn * dayMs);
        const atMs = (bornOn + later) * dayMs;
        const age = ageAt(birthDate, atMs);
        expect(ageAt(birthDate, atMs + dayMs) - age).toBeGreaterThanOrEqual(0);
        expect(ageAt(birthDate, atMs + 366 * dayMs) - age).toBeGreaterThanOrEqual(1);
        expect(ageAt(birthDate, atMs + 364 * dayMs) - age).toBeLessThanOrEqual(1);
      }),
    );
  });
});
