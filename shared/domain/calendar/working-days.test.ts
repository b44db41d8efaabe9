import { workingDaysAfter } from './working-days';

const at = (text: string): number => Date.parse(`${text}+08:00`);

test.each([
  ['2026-11-23T09:00', '2026-11-27T00:00', 'from a Monday to the end of Thursday'],
  ['2026-11-26T23:59', '2026-12-02T00:00', 'over a weekend'],
  ['2026-11-28T12:00', '2026-12-03T00:00', 'from a Saturday'],
])('three working days after %s end at %s: %s', (from, to) => {
  expect(workingDaysAfter(at(from), 3)).toBe(at(to));
});
