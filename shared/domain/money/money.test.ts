import * as fc from 'fast-check';
import { addFen, fen, formatYuan, formatYuanShort } from './money';

const amount = fc.maxSafeNat().map(fen);

/** Reads a shown amount back without floats, as a person with paper would. */
const readBack = (shown: string): number => {
  const [yuan = '', cents = '00'] = shown.replaceAll(',', '').split('.');
  return Number(`${yuan}${cents}`);
};

describe('fen', () => {
  test.each([0, 1, 20_000, Number.MAX_SAFE_INTEGER])('takes %p', (n) => {
    expect(fen(n)).toBe(n);
  });

  test.each([-1, 0.5, 19.99, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    'refuses %p',
    (n) => {
      expect(() => fen(n)).toThrow(RangeError);
      expect(() => fen(n)).toThrow(`not an amount in fen: ${n}`);
    },
  );

  test('has no negative zero', () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
  });
});

describe('addFen', () => {
  test('adds any number of amounts', () => {
    expect(addFen()).toBe(0);
    expect(addFen(fen(10), fen(20), fen(5))).toBe(35);
  });

  test('refuses a sum that would no longer be exact', () => {
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(RangeError);
  });
});

describe('shown amounts', () => {
  test.each([
    [0, '0.00', '0'],
    [5, '0.05', '0.05'],
    [50, '0.50', '0.50'],
    [20_000, '200.00', '200'],
    [20_050, '200.50', '200.50'],
    [123_450, '1,234.50', '1,234.50'],
    [100_000_000, '1,000,000.00', '1,000,000'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91', '90,071,992,547,409.91'],
  ])('%p fen is %s, short %s', (n, full, short) => {
    expect(formatYuan(fen(n))).toBe(full);
    expect(formatYuanShort(fen(n))).toBe(short);
  });

  test('read back to the same fen', () => {
    fc.assert(
      fc.property(amount, (n) => {
        expect(readBack(formatYuan(n))).toBe(n);
        expect(readBack(formatYuanShort(n))).toBe(n);
      }),
    );
  });

  test('carry the separators where people expect them', () => {
    fc.assert(
      fc.property(amount, (n) => {
        expect(formatYuan(n)).toMatch(/^\d{1,3}(,\d{3})*\.\d{2}$/);
      }),
    );
  });
});
