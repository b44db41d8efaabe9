import * as fc from 'fast-check';
import { base62Of, randomBase62 } from './base62';

describe('base62Of', () => {
  it('writes digits in the order 0-9, A-Z, a-z, padded to the length', () => {
    expect(base62Of(Uint8Array.of(0, 61), 2)).toBe('0z');
    expect(base62Of(Uint8Array.of(0, 62), 2)).toBe('10');
    expect(base62Of(Uint8Array.of(255), 1)).toBe('7'); // 255 = 4 × 62 + 7
  });

  it('refuses to stretch few bytes over many digits', () => {
    expect(() => base62Of(Uint8Array.of(1, 2), 3)).toThrow(new RangeError('too few bytes'));
    expect(base62Of(Uint8Array.of(1, 2), 2)).toHaveLength(2);
    expect(base62Of(Uint8Array.of(), 0)).toBe('');
  });

  it('gives different texts for different numbers of the same size', () => {
    const bytes = fc.uint8Array({ minLength: 4, maxLength: 4 });
    const wide = (value: Uint8Array) => base62Of(Uint8Array.of(0, 0, ...value), 6);
    fc.assert(fc.property(bytes, bytes, (a, b) => (wide(a) === wide(b)) === (Buffer.compare(a, b) === 0)));
  });
});

describe('randomBase62', () => {
  it('drops the two values that are no digits, so that no digit is likelier', () => {
    const bytes = [62, 63, 0, 61, 255, 64];
    expect(randomBase62(3, () => bytes.shift() ?? 0)).toBe('0z0');
  });

  it('gives every digit the same number of bytes', () => {
    let byte = -1;
    const text = randomBase62(62 * 4, () => {
      byte += 1;
      return byte;
    });
    const counts = new Map<string, number>();
    for (const digit of text) counts.set(digit, (counts.get(digit) ?? 0) + 1);
    expect(counts.size).toBe(62);
    expect(new Set(counts.values())).toEqual(new Set([4]));
  });
});
