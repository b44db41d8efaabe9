import fc from 'fast-check';
import type { Position } from '../../domain/geo/geo';
import { Bits } from './bits';
import { distanceCm } from './circle';
import { Positions } from './positions';

const china = fc.record({
  longitude: fc.double({ min: 75, max: 134, noNaN: true }),
  latitude: fc.double({ min: 4, max: 53, noNaN: true }),
});
const near = (centre: Position) =>
  fc.record({
    longitude: fc.integer({ min: -60, max: 60 }).map((step) => centre.longitude + step / 100),
    latitude: fc.integer({ min: -60, max: 60 }).map((step) => centre.latitude + step / 100),
  });
const idOf = (slot: number): string => String(slot).padStart(6, '0');

/** As many as a tree is made of, some of which move, leave and come later. */
const crowd = china.chain((centre) =>
  fc.record({
    centre: fc.constant(centre),
    points: fc.array(near(centre), { minLength: 280, maxLength: 400, size: 'max' }),
    later: fc.array(near(centre), { minLength: 1, maxLength: 30 }),
    radiusCm: fc.integer({ min: 10_000, max: 9_000_000 }),
    limit: fc.integer({ min: 1, max: 40 }),
  }),
);

test('given many positions that move, leave and come, when the nearest are asked for page by page, then they are what a look at each gives', () => {
  fc.assert(
    fc.property(crowd, ({ centre, points, later, radiusCm, limit }) => {
      const at = [...points];
      const standing = new Set(at.keys());
      const positions = new Positions((slot) => at[slot] ?? centre);
      for (const slot of at.keys()) positions.put(slot);
      const everywhere = { after: undefined, maxCm: Number.POSITIVE_INFINITY, idOf };
      positions.nearest(centre, 1, () => true, everywhere);
      later.forEach((position, step) => {
        const slot = (step * 37) % at.length;
        if (step % 3 === 0) {
          positions.remove(slot);
          standing.delete(slot);
          return;
        }
        at[step % 3 === 1 ? slot : at.length] = position;
        const changed = step % 3 === 1 ? slot : at.length - 1;
        positions.put(changed);
        standing.add(changed);
      });
      const isWanted = (slot: number) => slot % 4 !== 1;
      const expected = [...standing]
        .filter(isWanted)
        .map((slot) => ({ slot, cm: distanceCm(centre, at[slot] ?? centre) }))
        .sort((one, other) => one.cm - other.cm || (idOf(one.slot) < idOf(other.slot) ? -1 : 1));
      const found: { slot: number; cm: number }[] = [];
      for (let rounds = 0; rounds < 1_000; rounds += 1) {
        const last = found.at(-1);
        const after = last && { cm: last.cm, id: idOf(last.slot) };
        const page = positions.nearest(centre, limit, isWanted, { ...everywhere, after }).slice(0, limit);
        if (page.length === 0) break;
        found.push(...page);
      }
      expect(found).toEqual(expected);
      const inside = positions.within(centre, radiusCm, Bits.of([...standing].filter(isWanted)));
      expect(inside.toArray()).toEqual(
        expected
          .filter(({ cm }) => cm <= radiusCm)
          .map(({ slot }) => slot)
          .sort((one, other) => one - other),
      );
    }),
    { numRuns: 12 },
  );
});

test('given positions, then their middle is the median; of none there is none', () => {
  const at = [120, 121, 122].map((longitude) => ({ longitude, latitude: longitude - 84 }));
  const positions = new Positions((slot) => at[slot] ?? { longitude: 0, latitude: 0 });
  expect(positions.middleOf([0, 1, 2])).toEqual({ longitude: 121, latitude: 37 });
  expect(positions.middleOf([])).toBeUndefined();
});
