import { cities, cityByCode, cityName } from './cities';

describe('cities', () => {
  test('are all of mainland China, once each', () => {
    // 333 prefecture-level divisions and 4 municipalities, 500200, and 32 county-level ones on their own.
    expect(cities).toHaveLength(333 + 4 + 1 + 32);
    expect(new Set(cities.map(({ code }) => code)).size).toBe(cities.length);
    expect(new Set(cities.map(({ name }) => name)).size).toBe(cities.length);
    expect(new Set(cities.map(({ province }) => province)).size).toBe(31);
  });

  test('have codes of six digits whose first two belong to one province', () => {
    const provinceOf = new Map(cities.map(({ code, province }) => [code.slice(0, 2), province]));
    expect(provinceOf.size).toBe(31);
    for (const { code, name, province } of cities) {
      expect(code).toMatch(/^\d{4}00$|^\d{2}90\d{2}$/);
      expect(name).toMatch(/^[\u4e00-\u9fff]{2,15}$/);
      expect(provinceOf.get(code.slice(0, 2))).toBe(province);
    }
  });

  test.each([
    ['110100', '北京市', '北京市'],
    ['120100', '天津市', '天津市'],
    ['150600', '鄂尔多斯市', '内蒙古自治区'],
    ['310100', '上海市', '上海市'],
    ['330100', '杭州市', '浙江省'],
    ['370200', '青岛市', '山东省'],
    ['419001', '济源市', '河南省'],
    ['429004', '仙桃市', '湖北省'],
    ['440300', '深圳市', '广东省'],
    ['469002', '琼海市', '海南省'],
    ['500100', '重庆市', '重庆市'],
    ['532900', '大理白族自治州', '云南省'],
    ['540600', '那曲市', '西藏自治区'],
    ['654300', '阿勒泰地区', '新疆维吾尔自治区'],
  ])('%s is %s in %s', (code, name, province) => {
    expect(cityByCode(code)).toEqual({ code, name, province });
    expect(cityName(code)).toBe(name);
  });

  test.each(['', '3702', '370000', '370202', '371200', '999900', '青岛市', '__proto__'])(
    '%p is none',
    (code) => {
      expect(cityByCode(code)).toBeUndefined();
      expect(cityName(code)).toBeUndefined();
    },
  );
});
