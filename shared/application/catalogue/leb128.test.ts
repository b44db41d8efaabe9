import * as fc from 'fast-check';
import { leb128Reader, leb128Writer } from './leb128';

const written = (values: readonly number[]): string => {
  const writer = leb128Writer();
  for (const value of values) writer.write(value);
  return writer.toBase64();
};

test('what is written is read again, small numbers in a byte', () => {
  expect(Buffer.from(written([0, 127, 128]), 'base64')).toHaveLength(4);
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 31 - 1)), (values) => {
      const read = leb128Reader(written(values));
      expect(values.map(read)).toEqual(values);
      expect(read()).toBe(0);
    }),
    { numRuns: 30 },
  );
  const many = Array.from({ length: 40_000 }, (_, at) => at * 50_000);
  const read = leb128Reader(written(many));
  expect(many.map(read)).toEqual(many);
});
