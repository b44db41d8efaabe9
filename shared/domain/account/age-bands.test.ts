import { ageBandOf, ageBands } from './age-bands';

const nowMs = Date.UTC(2026, 10, 26, 4);

test.each([
  // Full years are reached on the day after the birthday.
  ['2010-11-26', undefined],
  ['2010-11-25', '16–17 岁'],
  ['2008-11-26', '16–17 岁'],
  ['2008-11-25', '18–24 岁'],
  ['2001-11-26', '18–24 岁'],
  ['2001-11-25', '25–29 岁'],
  ['1996-05-20', '30–34 岁'],
  ['1967-01-01', '50–59 岁'],
  ['1950-01-01', '60 岁以上'],
])('given somebody born on %s, then %s is all that is told', (birthDate, band) => {
  expect(ageBandOf(birthDate, nowMs)).toBe(band);
});

test('the bands have no room between them', () => {
  const bounds = ageBands.map((band) => band.match(/\d+/g)?.map(Number) ?? []);
  bounds.slice(1).forEach(([from], at) => {
    expect(from).toBe((bounds[at]?.[1] ?? 0) + 1);
  });
});
