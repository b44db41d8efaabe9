import * as fc from 'fast-check';
import { roundedQuotient } from './rounding';

test.each([
  [0, 7, 0],
  [1, 2, 1],
  [1, 3, 0],
  [2, 3, 1],
  [49, 100, 0],
  [50, 100, 1],
  [149, 100, 1],
  [150, 100, 2],
  [7, 7, 1],
])('%d / %d, rounded half up, is %d', (dividend, divisor, quotient) => {
  expect(roundedQuotient(dividend, divisor)).toBe(quotient);
});

test('it is exact where a float would no longer be', () => {
  const dividends = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(dividends, fc.integer({ min: 1, max: 1_000_000 }), (dividend, divisor) => {
      const exact = (BigInt(dividend) * 2n + BigInt(divisor)) / (BigInt(divisor) * 2n);
      expect(roundedQuotient(dividend, divisor)).toBe(Number(exact));
    }),
  );
});
