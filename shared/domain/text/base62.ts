const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = BigInt(alphabet.length);
const bitsPerDigit = Math.log2(alphabet.length);

/**
 * The last `length` base62 digits of bytes read as one big-endian number. Digits are uniform when the bytes
 * are and exceed the digits by 64 bits or more. Throws RangeError when the bytes cannot fill the digits.
 */
export function base62Of(bytes: Uint8Array, length: number): string {
  if (bytes.length * 8 < length * bitsPerDigit) throw new RangeError('too few bytes');
  let rest = 0n;
  for (const byte of bytes) rest = rest * 256n + BigInt(byte);
  let digits = '';
  for (let i = 0; i < length; i += 1) {
    digits = `${alphabet[Number(rest % base)]}${digits}`;
    rest /= base;
  }
  return digits;
}

/** The number that base62 digits stand for. */
export function base62Value(digits: string): bigint {
  let value = 0n;
  for (const digit of digits) value = value * base + BigInt(alphabet.indexOf(digit));
  return value;
}

/** A text of uniform base62 digits from a source of uniform bytes: 62 of 64 six-bit values are digits. */
export function randomBase62(length: number, nextByte: () => number): string {
  let digits = '';
  while (digits.length < length) digits += alphabet[nextByte() & 63] ?? '';
  return digits;
}
