import fc from 'fast-check';
import {
  type CellSide,
  cellOf,
  cellSidesMetres,
  cellsAround,
  distanceMetres,
  maxRadiusMetres,
  type Position,
} from './geo';

const position = fc.record({
  longitude: fc.double({ min: 73, max: 136, noNaN: true }),
  latitude: fc.double({ min: 3, max: 54, noNaN: true }),
});
const side = fc.constantFrom(...cellSidesMetres);
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;
const earthMetres = 6_371_008.8;

/** Where one gets from `start` in a direction (0 = north, clockwise), on the sphere. */
function destination(start: Position, metres: number, bearing: number): Position {
  const arc = metres / earthMetres;
  const from = radians(start.latitude);
  const to = Math.asin(Math.sin(from) * Math.cos(arc) + Math.cos(from) * Math.sin(arc) * Math.cos(bearing));
  const turn = Math.atan2(
    Math.sin(bearing) * Math.sin(arc) * Math.cos(from),
    Math.cos(arc) - Math.sin(from) * Math.sin(to),
  );
  return { latitude: degrees(to), longitude: start.longitude + degrees(turn) };
}

describe('distance', () => {
  const qingdao = { longitude: 120.3826, latitude: 36.0671 };
  const beijing = { longitude: 116.4074, latitude: 39.9042 };
  const shanghai = { longitude: 121.4737, latitude: 31.2304 };

  test.each([
    // Great-circle distances of the sphere of mean radius, by an independent calculator, in metres.
    ['Beijing and Shanghai', beijing, shanghai, 1_067_300],
    [
      'one degree along a meridian',
      { longitude: 120, latitude: 36 },
      { longitude: 120, latitude: 37 },
      111_195,
    ],
    [
      'one degree along the parallel of 60°',
      { longitude: 0, latitude: 60 },
      { longitude: 1, latitude: 60 },
      55_597,
    ],
    ['a quarter of the equator', { longitude: 0, latitude: 0 }, { longitude: 90, latitude: 0 }, 10_007_557],
  ])('given %s, when measured, then it is right within 0.1 %%', (_pair, one, other, metres) => {
    expect(Math.abs(distanceMetres(one, other) - metres)).toBeLessThan(metres / 1_000);
  });

  test('given any two positions, when measured, then it is symmetric, not negative, and 0 only for the same', () => {
    expect(distanceMetres(qingdao, qingdao)).toBe(0);
    fc.assert(
      fc.property(position, position, (one, other) => {
        const metres = distanceMetres(one, other);
        expect(metres).toBeGreaterThanOrEqual(0);
        expect(Math.abs(metres - distanceMetres(other, one))).toBeLessThan(0.001);
      }),
    );
  });

  test('given a walk of so many metres, when measured, then it is so many metres', () => {
    fc.assert(
      fc.property(
        position,
        fc.double({ min: 1, max: 20_000, noNaN: true }),
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        (from, metres, bearing) => {
          expect(distanceMetres(from, destination(from, metres, bearing))).toBeCloseTo(metres, 2);
        },
      ),
    );
  });
});

describe('cells', () => {
  test('given any centre, when its cells are asked for, then there are four, all different, its own among them', () => {
    fc.assert(
      fc.property(position, side, (centre, of) => {
        const cells = cellsAround(centre, of);
        expect(new Set(cells).size).toBe(4);
        expect(cells).toContain(cellOf(centre, of));
      }),
    );
  });

  const covers = (centre: Position, of: CellSide, share: number, bearing: number) => {
    // A micron within the radius: the edge itself is a matter of floating point.
    const there = destination(centre, (of / 2) * share * (1 - 1e-6), bearing);
    expect(cellsAround(centre, of)).toContain(cellOf(there, of));
  };
  const share = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
  const bearing = fc.oneof(
    fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
    fc.constantFrom(0, Math.PI / 2, Math.PI, (3 * Math.PI) / 2),
  );

  test('given any centre, when looking within half a side in any direction, then the four cells cover it', () => {
    fc.assert(
      fc.property(position, side, share, bearing, (...found) => covers(...found)),
      { numRuns: 5_000 },
    );
  });

  test('given a centre at the border of two rows, when looking, then they cover it as well', () => {
    const border = fc.tuple(
      side,
      fc.integer({ min: 20, max: 180 }),
      fc.double({ min: -40, max: 40, noNaN: true }),
    );
    fc.assert(
      fc.property(border, position, share, bearing, ([of, row, metres], { longitude }, part, direction) => {
        const latitude = degrees((row * of + metres) / earthMetres);
        covers({ longitude, latitude }, of, part, direction);
      }),
      { numRuns: 5_000 },
    );
  });

  test('given two positions in one cell, when measured, then they are never farther apart than its diagonal', () => {
    fc.assert(
      fc.property(
        position,
        side,
        fc.double({ min: 0, max: 40_000, noNaN: true }),
        bearing,
        (from, of, metres, direction) => {
          const there = destination(from, metres, direction);
          if (cellOf(from, of) !== cellOf(there, of)) return;
          expect(distanceMetres(from, there)).toBeLessThan(of * 1.5);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test.each([-53, -30, -10, 10, 30, 53])(
    'given latitude %i, when cells are crossed along the narrow edge of a row, then none is too narrow',
    (north) => {
      const of = 32_000;
      const column = (at: Position) => Number(cellOf(at, of).split(':')[2]);
      // Right beside the edge of a row that is farther from the equator.
      const row = Math.floor((radians(north) * earthMetres) / of);
      const edge = north < 0 ? row * of + 1 : (row + 1) * of - 1;
      const latitude = degrees(edge / earthMetres);
      for (let step = 0; step < 2_000; step += 1) {
        const from = { latitude, longitude: 100 + step / 4_000 };
        expect(column(destination(from, of * 0.9999, Math.PI / 2)) - column(from)).toBeLessThanOrEqual(1);
      }
    },
  );

  test('given the farthest search, when its size is chosen, then the largest cells reach it', () => {
    expect(Math.max(...cellSidesMetres) / 2).toBe(maxRadiusMetres);
  });

  test('given a cell, when named, then it is as it stands in stored index keys: kilometres, row, column', () => {
    const names = cellSidesMetres.map((of) => cellOf({ longitude: 120.355, latitude: 36.084 }, of));
    expect(names).toEqual(['2:2006:5406', '8:501:1351', '32:125:337']);
  });

  test('given cells of different sizes, when named, then no two share a name', () => {
    const centre = { longitude: 120, latitude: 36 };
    expect(new Set(cellSidesMetres.map((of) => cellOf(centre, of))).size).toBe(cellSidesMetres.length);
  });
});
