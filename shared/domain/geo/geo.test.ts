import fc from 'fast-check';
import { distanceMetres, type Position } from './geo';

const position = fc.record({
  longitude: fc.double({ min: 73, max: 136, noNaN: true }),
  latitude: fc.double({ min: 3, max: 54, noNaN: true }),
});
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
