/** @jest-environment node */
import { distanceMetres as onServer } from '../../shared/domain/geo/geo';
import { distanceMetres } from './distance';

const qingdao = { longitude: 120.3826, latitude: 36.0671 };

describe('distance', () => {
  it.each([
    [qingdao, 0],
    [{ longitude: 120.3826, latitude: 36.0761 }, 1_001],
    [{ longitude: 121.4737, latitude: 31.2304 }, 547_000],
    [{ longitude: -59.6174, latitude: -36.0671 }, 20_015_000],
  ])('%j is %s metres away, as on the server', (to, metres) => {
    const here = distanceMetres(qingdao, to);
    expect(Math.abs(here - metres)).toBeLessThanOrEqual(metres * 0.01);
    expect(here).toBeCloseTo(onServer(qingdao, to), 3);
  });
});
