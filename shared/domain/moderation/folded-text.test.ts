import * as fc from 'fast-check';
import { testRefused, testReviewed } from '../../../tests/support/data/task-sentences';
import { foldedText } from './folded-text';

describe('evasions', () => {
  testRefused('charges-worker', [
    '需交押\u200b金',
    '需交押\u2060\u00ad金',
    '需繳納訂金',
    '培訓費自理',
    '開通會員才能接單',
    '升级ＶＩＰ才能接单',
    '先交２００元',
    '先交 200 元',
    '先 交 ２００ 元',
  ]);
});

describe('what is only found after something was left out, by its sound or by its spelling', () => {
  testReviewed('charges-worker', [
    '需交押 金两百',
    '需交押.金',
    '需交押，金',
    '需交【押】【金】',
    '保*证*金一百',
    '先\n交\n押\n金',
    '押！金！一百',
    '押x金',
    '押1金',
    '押①金',
    '押ー金',
    '押ˉ金',
    '压金',
    '保正金',
    'yajin',
    'ya jin',
    '培训fei',
  ]);
});

test.each([
  ['押 金', [[1, 'space']]],
  ['押\u3000 金', [[1, 'space']]],
  ['押. 金', [[1, 'mark']]],
  ['押 .金', [[1, 'mark']]],
  ['押\u200b金', []],
  ['押ー金', [[1, 'mark']]],
  ['押金', []],
])('given %p, when folded, then it is known what was left out between', (original, gaps) => {
  expect([...foldedText(original).gaps]).toEqual(gaps);
});

test.each([
  ['9.9元', '9.9元'],
  ['99,999元', '99999元'],
  ['1,2', '1,2'],
  ['200，300', '200,300'],
  ['￥200 $5', '¥200¥5'],
  ['天々', '天々'],
  ['lǎo café', 'laocafe'],
])('given %p, when folded, then it is read as %p', (original, text) => {
  expect(foldedText(original).text).toBe(text);
});

describe('foldedText', () => {
  test.each([
    ['押 金', '押金'],
    ['押.金、*·【】-😀\u200b\u3000', '押金'],
    ['ＶＩＰ２００', 'vip200'],
    ['繳納訂金，無押金', '缴纳订金,无押金'],
    ['佈置負責', '布置负责'],
    ['騙', '骗'],
    ['一，二,三﹐四', '一,二,三,四'],
    ['一：二:三', '一:二:三'],
    ['一。二！三？四；五!六?七;八\n九\r十', '一;二;三;四;五;六;七;八;九;十'],
    // One separator is enough, and the end of a sentence outweighs a pause.
    ['一，，：二', '一,二'],
    ['一，。二', '一;二'],
    ['一。，二', '一;二'],
    ['一。 \n二', '一;二'],
    ['先付30%，３０％', '先付30%,30%'],
    // Look-alikes of other alphabets, where a word has nothing else.
    ['加νχ、ѴХ，АВС', '加vxvx,abc'],
    ['залог λόγος', 'залогλογος'],
    ['，一', ',一'],
    ['', ''],
  ])('%p is read as %p', (original, text) => {
    expect(foldedText(original).text).toBe(text);
  });

  test.each([
    ['见 jz88.cc', [5]],
    ['ｊｚ８８．ｃｃ', [4]],
    ['a.b.cn', [1, 2]],
    ['9.9元。a. b .c 甲.cn a.乙', []],
  ])('of %p it knows where dots join letters', (original, dots) => {
    expect([...foldedText(original).dots]).toEqual(dots);
  });

  test('knows of each unit where it stood', () => {
    expect(foldedText('😀押 ﷺ，。金')).toMatchObject({
      // A ligature is written out; all of it came from one place.
      text: `押${'ﷺ'.normalize('NFKC').replaceAll(' ', '')};金`,
      origins: [
        2,
        ...Array.from({ length: 'ﷺ'.normalize('NFKC').replaceAll(' ', '').length }, () => 4),
        5,
        7,
      ],
    });
  });

  test('given any text, when folded, then units and origins match, in order', () => {
    const text = fc
      .array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0x3000, max: 0x9fff })))
      .map((points) => String.fromCodePoint(...points));
    fc.assert(
      fc.property(text, (original) => {
        const folded = foldedText(original);
        expect(folded.origins).toHaveLength(folded.text.length);
        expect(folded.origins).toEqual([...folded.origins].sort((one, other) => one - other));
        expect(folded.text).not.toMatch(/[,:;]{2}/);
        for (const at of folded.origins) expect(at).toBeLessThan(original.length);
      }),
    );
  });
});
