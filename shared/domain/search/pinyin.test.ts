import { soundAlike, syllablesOf } from './pinyin';

test('characters are read in the ways they have, four of a name at most', () => {
  expect(syllablesOf('台东')).toEqual([['tai', 'dong']]);
  expect(syllablesOf('重庆').sort()).toEqual([
    ['chong', 'qing'],
    ['zhong', 'qing'],
  ]);
  expect(syllablesOf('长重行')).toHaveLength(4);
  expect(syllablesOf('台a')).toEqual([]);
});

test.each([
  ['单', '丹', true],
  ['东', '冬', true],
  ['是', '四', true],
  ['林', '灵', true],
  ['台', '东', false],
  ['a', 'b', false],
  ['𠮷', '𠮷', true],
])('%s and %s sound alike: %p', (one, other, isIt) => expect(soundAlike(one, other)).toBe(isIt));
