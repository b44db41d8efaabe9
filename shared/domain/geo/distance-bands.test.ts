import { distanceBandOf, distanceBands } from './distance-bands';

const home = { longitude: 120.38, latitude: 36.06 };
/** So many metres to the north. */
const away = (metres: number) => ({ ...home, latitude: home.latitude + metres / 111_195 });

test.each([
  [0, '3 公里内'],
  [2_990, '3 公里内'],
  [3_010, '3–10 公里'],
  [9_990, '3–10 公里'],
  [10_010, '10–20 公里'],
  [20_010, '20 公里以上'],
  [2_000_000, '20 公里以上'],
])('%d metres away: %s', (metres, band) => {
  expect(distanceBandOf(home, away(metres))).toBe(band);
  expect(distanceBands).toContain(band);
});
