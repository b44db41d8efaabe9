import fc from 'fast-check';
import { Bits } from './bits';

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { maxLength: 120 });
const sorted = (all: Iterable<number>) => [...all].sort((one, other) => one - other);

test('given any sets of numbers, then bits answer as sets do', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 0, max: 1_000 }), (some, others, one) => {
      const [a, b] = [new Set(some), new Set(others)];
      const [bits, more] = [Bits.of(some), Bits.of(others)];
      expect(bits.toArray()).toEqual(sorted(a));
      expect(bits.size).toBe(a.size);
      expect(bits.has(one)).toBe(a.has(one));
      expect(bits.sizeWith(more)).toBe(some.filter((each) => b.has(each)).length);
      expect(bits.copy().and(more).toArray()).toEqual(sorted(some.filter((each) => b.has(each))));
      expect(bits.copy().or(more).toArray()).toEqual(sorted(new Set([...some, ...others])));
      expect(bits.copy().without(more).toArray()).toEqual(sorted(some.filter((each) => !b.has(each))));
      const changed = bits.copy();
      changed.delete(one);
      changed.add(others[0] ?? one);
      a.delete(one);
      expect(changed.toArray()).toEqual(sorted(a.add(others[0] ?? one)));
      expect(bits.toArray()).toEqual(sorted(some));
    }),
  );
});
