import { amount, anyOf, listed, word } from './vocabulary';

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u');

test.each([
  ['培训费', true],
  ['培,训,费', true],
  ['培:训;费', true],
  // `培训，费用` are two words.
  ['培训,费', false],
  ['培,训费', false],
])('given %p, when it is the word 培训费 that is looked for, then %p', (text, found) => {
  expect(whole(word('培训费')).test(text)).toBe(found);
  expect(whole(anyOf('押金', '培训费')).test(text)).toBe(found);
});

test.each([
  ['200元', true],
  ['三十多元', true],
  ['两百块', true],
  ['50圆', true],
  ['50rmb', true],
  ['五万人民币', true],
  // 10块砖 are no money.
  ['10', false],
  ['元', false],
])('given %p, when asked whether it is an amount, then %p', (text, is) => {
  expect(whole(amount).test(text)).toBe(is);
});

test('given bricks, when counted, then they are no money', () => {
  expect(new RegExp(amount, 'u').test('搬10块砖')).toBe(false);
});

test.each([
  '押金',
  '保证金',
  '定金',
  '订金',
  '服装费',
  '加盟费',
  'vip费',
  '刷单',
  '补单',
  '刷好评',
  '垫付',
  '博彩',
  '赌博',
  '网赌',
  '跑分',
  '代实名',
  '缴纳',
  '费',
  '费用',
])('given %s, when it stands in a list, then it is known', (text) => {
  expect(whole(listed).test(text)).toBe(true);
});
