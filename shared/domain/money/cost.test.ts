import * as fc from 'fast-check';
import { costOfPay, costRates, orderCost, ratesAt, ratesOf, taskCost } from './cost';
import { fen } from './money';

const [rates] = costRates;
const payFen = fc.integer({ min: 10, max: 10_000_000 }).map(fen);
const halves = fc.integer({ min: 1, max: 2_000 }).map((half) => half / 2);
const lines = ['payFen', 'feeFen', 'surchargeFen'] as const;

test('given a day’s work for twelve, when it is priced, then pay, 6 % fee and 1 % taxes are added up', () => {
  expect(taskCost({ payFen: fen(22_000), quantity: 1, places: 12 }, rates)).toEqual({
    payFen: 264_000,
    feeFen: 15_840,
    surchargeFen: 2_640,
    totalFen: 282_480,
  });
});

test('given half an hour of an odd pay, when it is priced, then every line is rounded up', () => {
  expect(orderCost({ payFen: fen(2_555), quantity: 4.5 }, rates)).toEqual({
    payFen: 11_498,
    feeFen: 690,
    surchargeFen: 115,
    totalFen: 12_303,
  });
});

test('a task costs exactly as many orders as it has places', () => {
  fc.assert(
    fc.property(payFen, halves, fc.integer({ min: 1, max: 1_000 }), (pay, quantity, places) => {
      const one = orderCost({ payFen: pay, quantity }, rates);
      const all = taskCost({ payFen: pay, quantity, places }, rates);
      for (const line of [...lines, 'totalFen'] as const) expect(all[line]).toBe(one[line] * places);
      expect(lines.reduce((sum, line) => sum + one[line], 0)).toBe(one.totalFen);
    }),
  );
});

test('a part of a pay never costs more than the whole, in any line', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.nat(100_000_000), (one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      const [part, whole] = [costOfPay(fen(less), rates), costOfPay(fen(more), rates)];
      for (const line of lines) expect(part[line]).toBeLessThanOrEqual(whole[line]);
    }),
  );
});

test('given versions of rates, then each is found by name and by its days, and no two have one name', () => {
  expect(ratesAt(0)).toBe(rates);
  for (const each of costRates) expect(ratesOf(each.version)).toBe(each);
  expect(new Set(costRates.map(({ version }) => version)).size).toBe(costRates.length);
  expect(costRates.map(({ fromMs }) => fromMs)).toEqual(
    costRates.map(({ fromMs }) => fromMs).toSorted((a, b) => a - b),
  );
  expect(() => ratesOf('never')).toThrow(RangeError);
});
