import { placeNames } from './place-names';
import { understand } from './understand';

const places = ['台东步行街', '国际会展中心', '大学路书店', '超市一条街', '香港中路'];
const context = {
  nowMs: Date.parse('2026-11-25T01:00:00+08:00'),
  districts: ['市南区'],
  knowsPlace: (name: string) => places.some((place) => place.startsWith(name)),
};
const names = (text: string) =>
  placeNames(text, understand(text, context).wishes, context).map(({ start, end, label }) => {
    expect(text.slice(start, end)).toHaveLength(label.length);
    return label;
  });

test.each([
  ['明天 台东 日结 200以上', ['台东']],
  ['台東的傳單', ['台东']],
  ['在香港中路做保洁', ['香港中路']],
  ['国际会展中心 礼仪', ['国际会展中心']],
  ['台东 香港中路', ['台东', '香港中路']],
])('%s names places', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

test.each(['大学生 兼职', '超市 补货', '会展', '台', '台东附近', '市南 日结', ''])(
  '%s names none',
  (text) => {
    expect(names(text)).toEqual([]);
  },
);
