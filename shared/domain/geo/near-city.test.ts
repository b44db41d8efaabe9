import { cities } from './cities';
import { cityBoxes } from './city-boxes';
import { isNearCity, likelyCity } from './near-city';

const rows = cityBoxes
  .trim()
  .split('\n')
  .map((row) => row.trim().split(' '));

test('every city has an extent, inside of China and not empty', () => {
  expect(rows.map(([code]) => code)).toEqual(cities.map(({ code }) => code));
  for (const row of rows) {
    const [west = 0, south = 0, east = 0, north = 0] = row.slice(1).map(Number);
    expect([west > 7_300, east < 13_600, south > 300, north < 5_400]).toEqual([true, true, true, true]);
    expect([east - west > 10, north - south > 10]).toEqual([true, true]);
  }
});

test.each([
  ['370200', '五四广场', 120.3848, 36.0636, true],
  ['370200', '海阳, the city next door', 121.16, 36.78, true],
  ['370200', '济南', 117.02, 36.67, false],
  ['370200', '首尔', 126.98, 37.57, false],
  ['110100', '天安门', 116.3975, 39.9087, true],
  ['110100', '上海', 121.47, 31.23, false],
  ['310100', '崇明岛', 121.4, 31.62, true],
  ['310100', '洋山港', 122.06, 30.62, true],
  ['440300', '深圳北站', 114.029, 22.609, true],
  ['500100', '解放碑', 106.577, 29.557, true],
  ['460300', '永兴岛', 112.33, 16.83, true],
  ['540600', '那曲', 92.05, 31.48, true],
  ['429004', '仙桃', 113.45, 30.37, true],
  ['659001', '石河子', 86.04, 44.3, true],
  ['000000', 'a city that is none', 120.38, 36.06, false],
])('%s %s', (code, _name, longitude, latitude, expected) => {
  expect(isNearCity(code, { longitude, latitude })).toBe(expected);
});

test.each([
  ['370200', '五四广场', 120.3848, 36.0636],
  ['370200', '黄岛', 120.19, 35.96],
  ['370600', '烟台', 121.44, 37.46],
  ['310100', '人民广场', 121.475, 31.232],
  ['320500', '昆山', 120.98, 31.38],
  ['440300', '深圳北站', 114.029, 22.609],
  ['110100', '天安门', 116.3975, 39.9087],
  ['500100', '解放碑', 106.577, 29.557],
  ['440100', '广州塔', 113.3245, 23.1064],
  ['440600', '佛山祖庙', 113.112, 23.03],
  ['441900', '东莞', 113.75, 23.02],
  ['330100', '西湖', 120.15, 30.25],
  ['320100', '新街口', 118.78, 32.04],
  ['420100', '江汉路', 114.29, 30.58],
  ['510100', '天府广场', 104.066, 30.657],
  ['610100', '钟楼', 108.94, 34.26],
  ['350200', '厦门', 118.09, 24.48],
  ['350500', '泉州', 118.59, 24.91],
  ['370100', '趵突泉', 117.01, 36.66],
  ['371000', '威海', 122.12, 37.51],
  ['120100', '天津站', 117.21, 39.135],
  ['131000', '廊坊', 116.7, 39.52],
  ['210200', '大连', 121.62, 38.92],
  ['430100', '五一广场', 112.98, 28.195],
  [undefined, '首尔', 126.98, 37.57],
])('in %s lies %s', (code, _name, longitude, latitude) => {
  expect(likelyCity({ longitude, latitude })).toBe(code);
});
