import { cities } from '../../domain/geo/cities';
import { districtOf, districtsOf } from './district';

test.each([
  ['370200', '山东省青岛市市南区东海西路35号', '市南区'],
  ['370200', '青岛市市北区台东三路 77 号', '市北区'],
  ['370200', '青岛市南区香港中路', '市南区'],
  ['370200', '市南区香港中路 8 号（李沧区店旁）', '市南区'],
  ['370200', '山东省青岛市胶州市常州路', '胶州市'],
  ['310100', '上海市浦东新区世纪大道 1 号', '浦东新区'],
  ['110100', '北京市朝阳区建国路', '朝阳区'],
  ['510400', '四川省攀枝花市西区河石坝', '西区'],
  ['500200', '重庆市城口县东大街', '城口县'],
])('given an address in %s, when it is %s, then it lies in %s', (city, address, district) => {
  expect(districtOf(city, address)).toBe(district);
});

test.each([
  ['370200', '东海西路 35 号'],
  ['370200', '浦东新区世纪大道 1 号'],
  ['510400', '四川省攀枝花市大渡口街花园小区西区'],
  ['441900', '广东省东莞市南城街道'],
  ['000000', '市南区'],
])('given an address in %s, when it is %s, then no district is known', (city, address) => {
  expect(districtOf(city, address)).toBeUndefined();
});

test('given all cities, when their districts are asked for, then each is named once and no development zone is', () => {
  const all = cities.map(({ code }) => districtsOf(code));
  expect(all.filter((names) => names.length === 0).length).toBeLessThan(40);
  for (const names of all) expect(new Set(names).size).toBe(names.length);
  expect(all.flat().length).toBeGreaterThan(2_800);
  expect(all.flat().filter((name) => /开发区|产业园区|管理区/.test(name))).toEqual([]);
});
