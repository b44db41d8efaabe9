/** @jest-environment node */
import {
  citiesByLetter,
  citiesCalled,
  citiesOf,
  cityNameOf,
  placeOf,
  provinces,
  shortCityName,
} from './cities';

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

  it.each([
    ['qd', '青岛市'],
    ['XM', '厦门市'],
    ['cq', '重庆市'],
    ['cs', '长沙市'],
    ['sjz', '石家庄市'],
    ['dg', '东莞市'],
    ['la', '六安市'],
    ['岛', '秦皇岛市'],
  ])('finds by %s %s', (typed, name) => {
    expect(citiesCalled(typed).map((each) => each.name)).toContain(name);
  });

  it('finds nothing by nothing', () => {
    expect([citiesCalled(' '), citiesCalled('zzzzzz')]).toEqual([[], []]);
  });

  it('stands in the order of the alphabet, every city once', () => {
    const letters = citiesByLetter();
    const names = letters.map(({ letter }) => letter);
    expect(names).toEqual([...names].sort());
    expect(new Set(letters.flatMap(({ cities }) => cities.map(({ code }) => code))).size).toBeGreaterThan(
      330,
    );
  });
});
