/** @jest-environment node */
import { citiesOf, cityNameOf, placeOf, provinces, shortCityName } from './cities';

describe('the table of cities', () => {
  it('finds every city where it stands', () => {
    let count = 0;
    provinces.forEach((_, province) => {
      citiesOf(province).forEach(({ code, name }, at) => {
        count += 1;
        expect([placeOf(code), cityNameOf(code)]).toEqual([[province, at], name]);
        expect(code).toMatch(/^\d{6}$/);
      });
    });
    expect(count).toBeGreaterThan(330);
  });

  it('knows places that a province governs directly, and no others', () => {
    expect([cityNameOf('370200'), cityNameOf('469002')]).toEqual(['青岛市', '琼海市']);
    expect([cityNameOf('370299'), cityNameOf('')]).toEqual([undefined, undefined]);
    expect(placeOf('999999')).toEqual([0, 0]);
  });

  it('shortens a name only where it stays clear', () => {
    expect(['青岛市', '沙市', '阿坝藏族羌族自治州'].map(shortCityName)).toEqual([
      '青岛',
      '沙市',
      '阿坝藏族羌族自治州',
    ]);
  });
});
