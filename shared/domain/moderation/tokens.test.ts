import { foldedText } from './folded-text';
import { numeralValue, tokensOf } from './tokens';

const read = (text: string) => {
  const folded = foldedText(text);
  return tokensOf(folded, { steps: 0 }).map((token) => ({
    ...token,
    text: folded.text.slice(token.from, token.to),
  }));
};
const classesOf = (text: string, word: string) => read(text).find((token) => token.text === word)?.classes;

test.each([
  ['200元', true],
  ['三十多元', true],
  ['两百块', true],
  ['50圆', true],
  ['50rmb', true],
  ['五万人民币', true],
  ['¥200', true],
  ['300块钱', true],
  // 10块砖 are no money.
  ['10', false],
  ['元', false],
])('given %p, when read, then it is money: %p', (text, is) => {
  const tokens = read(text);
  expect(tokens.length === 1 && tokens[0]?.classes.has('amount')).toBe(is);
});

test('given bricks, when counted, then they are no money', () => {
  expect(read('搬10块砖').some(({ classes }) => classes.has('amount'))).toBe(false);
});

test.each([
  ['200', 200],
  ['9.9', 9.9],
  ['3千', 3_000],
  ['2万', 20_000],
  ['二百五十', 250],
  ['两千', 2_000],
  ['十五', 15],
  ['一万二千', 12_000],
  ['叁佰', 300],
  ['几百', Number.NaN],
])('given %p, when valued, then it is %p', (numeral, value) => {
  expect(numeralValue(numeral)).toBe(value);
});

test.each([
  ['3千元', 3_000],
  ['2万元', 20_000],
  ['5k', 5_000],
  ['1.5w', 15_000],
  ['二百块', 200],
  ['99,999元', 99_999],
])('given %p, when read, then it is %p yuan', (text, value) => {
  expect(read(text)[0]).toMatchObject({ value });
});

test('given an amount before a word that begins with a numeral, when read, then both are read', () => {
  expect(read('300一天').map(({ text }) => text)).toEqual(['300', '一天']);
});

test.each([
  ['抵押金额', ['抵押金额']],
  ['质押金额', ['质押', '金额']],
  ['粉刷单价', ['粉刷', '单价']],
  ['规定金额', ['规定', '金额']],
  ['押运金属', ['押运', '金属']],
  ['提交押金', ['提交', '押金']],
  ['𠮷好', ['𠮷', '好']],
  ['abc1 押金', ['abc1', '押金']],
])('given %p, when read, then its words are %j', (text, words) => {
  expect(read(text).map((token) => token.text)).toEqual(words);
});

test.each([
  ['培训费', true],
  ['培训，费', true],
  ['培:训;费', true],
  ['培、训、费', true],
  // `培训，费用` are two words.
  ['培训，费用', false],
  ['培，训费用', false],
])('given %p, when it is the word 培训费 that is looked for, then %p', (text, found) => {
  expect(read(text).some(({ classes }) => classes.has('fee'))).toBe(found);
});

test.each(['押金', '保证金', '定金', '订金'])('given %s, then it is a deposit', (word) => {
  expect(classesOf(word, word)?.has('deposit')).toBe(true);
});

test.each(['服装费', '加盟费', 'vip费'])('given %s, then it is a fee', (word) => {
  expect(classesOf(word, word)?.has('fee')).toBe(true);
});

test.each([
  ['押金', false],
  ['押\u200b金', false],
  ['押 金', true],
  ['押x金', true],
  ['压金', true],
  ['ya jin', true],
  ['yajin', false],
])('given %p, when read, then it is disguised: %p', (text, isDisguised) => {
  const deposit = read(text).find(({ classes }) => classes.has('deposit') || classes.has('pinyin'));
  expect(deposit).toMatchObject({ isDisguised });
});

test.each(['押iphone金', '押一二三四五六金', '押xxxx金'])(
  'given %p, when read, then too much stands between',
  (text) => {
    expect(read(text).some(({ classes }) => classes.has('deposit'))).toBe(false);
  },
);
