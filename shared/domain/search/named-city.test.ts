import { namedCity } from './named-city';

const qingdao = '370200';
const places = ['台东步行街', '上海路菜市场', '南京路'];
const context = {
  nowMs: Date.parse('2026-11-25T01:00:00+08:00'),
  districts: ['市南区', '城阳区'],
  knowsPlace: (name: string) => places.some((place) => place.startsWith(name)),
};
const named = (text: string, asked = qingdao, more: object = {}) =>
  namedCity(text, [asked], { ...context, ...more });

test.each([
  ['青岛 日结', '370200', '青岛'],
  ['青島的展會', '370200', '青岛'],
  ['深圳市兼职', '440300', '深圳'],
  ['北京明天有什么日结', '110100', '北京'],
  ['想在杭州找个服务员的活', '330100', '杭州'],
  ['日结 成都', '510100', '成都'],
  ['昆山 广州附近', '440100', '广州'],
  ['东方市保洁', '469007', '东方'],
])('%s names a city', (text, cityCode, label) => {
  const found = named(text);
  expect(found).toMatchObject({ cityCode, label });
  expect(text.slice(found?.start, found?.end)).toMatch(/^(?:..|..市|青島)$/);
});

test.each([
  '青岛啤酒节',
  '青岛北站 家教',
  '北京烤鸭店',
  '广州路 传单',
  '老青岛 展会',
  '东方 保洁',
  '台东 日结',
  '明天下午',
  '',
])('%s names none', (text) => {
  expect(named(text)).toBeUndefined();
});

test('what is a place or a district of the city that is asked about is meant there', () => {
  expect(named('南京 日结')).toBeUndefined();
  expect(named('上海 日结')).toBeUndefined();
  expect(named('上海 日结', qingdao, { knowsPlace: () => false })).toMatchObject({ cityCode: '310100' });
  expect(named('朝阳 日结', '110100', { districts: ['朝阳区'] })).toBeUndefined();
});

test('a city is meant rather than its county of that name, unless that is said', () => {
  const changsha = { districts: ['长沙县', '雨花区'] };
  expect(named('长沙 日结', '430100', changsha)).toMatchObject({ cityCode: '430100' });
  expect(named('长沙县 日结', '430100', changsha)).toBeUndefined();
});
