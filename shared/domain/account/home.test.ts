import { homeOf, homeText } from './home';

test('a home is kept to a kilometre, and comes back as it was kept', () => {
  const kept = homeText({ longitude: 120.382647, latitude: 36.067113, cityCode: '370200' });
  expect(kept).not.toMatch(/\d\.\d{3}/);
  expect(homeOf(kept)).toEqual({ longitude: 120.38, latitude: 36.07, cityCode: '370200' });
  expect(homeText(homeOf(kept))).toBe(kept);
});
