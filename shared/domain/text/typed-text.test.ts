import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { cleanText, textFault } from './typed-text';

const numRuns = propertyRuns(100, 10_000);

describe('what is cleaned', () => {
  test.each([
    ['  早班  ', '早班'],
    ['cafe\u0301', 'café'],
    ['e\u200b\u0301', 'é'],
    ['零\u200b钱\u2060\u00ad通', '零钱通'],
    ['\u202a甲\u202b乙\u202c\u202d丙\u202e', '甲乙丙'],
    ['\u2066甲\u2067乙\u2068丙\u2069\u061c', '甲乙丙'],
    ['甲\u{e0041}\u{e007f}乙', '甲乙'],
    ['\ufeff甲\ufff9乙\ufffa丙\ufffb', '甲乙丙'],
    ['葛\u{e0100}飾', '葛飾'],
    ['甲\u3164\u115f\u1160\uffa0乙', '甲乙'],
    ['a\u0301\u0302\u0303\u0304\u0305\u0306\u0307', 'á\u0302\u0303\u0304\u0305'],
  ])('%j is %j, in one line or many', (raw, kept) => {
    expect(cleanText(raw, 'one')).toBe(kept);
    expect(cleanText(raw, 'many')).toBe(kept);
  });

  test.each([
    ['一\r\n二\r三\u2028四\u2029五\v六\f七\u0085八', '一\n二\n三\n四\n五\n六\n七\n八'],
    ['\t一\t二\u00a0三\u2009四', '一 二 三 四'],
    ['\u3000\u3000首行\n\u3000\u3000次行', '首行\n\u3000\u3000次行'],
    ['一\n\n二', '一\n\n二'],
    ['一\n\n\n二', '一\n\n二'],
    ['一\n \t\u3000\r\n\u200b\n\n\u3000\u3000二', '一\n\n\u3000\u3000二'],
  ])('%j of many lines is %j', (raw, kept) => {
    expect(cleanText(raw, 'many')).toBe(kept);
  });

  test.each([
    ['一\r\n二\u2028三', '一 二 三'],
    ['一 \t\u3000 二', '一 二'],
  ])('%j of one line is %j', (raw, kept) => {
    expect(cleanText(raw, 'one')).toBe(kept);
  });

  test.each(['👨‍👩‍👧', '❤️', '👍🏽', '👩🏽‍💻', '🏳️‍🌈', '1️⃣ 到岗', '\u182d\u180b\u1820', '🇨🇳'])(
    '%s stays as it is: what draws nothing belongs there',
    (text) => expect(cleanText(text, 'one')).toBe(text),
  );

  test.each([
    ['a\u200db', 'ab'],
    ['😀\u200d', '😀'],
    ['\u200d😀', '😀'],
    ['字\ufe0f', '字'],
    ['😀\u200b\u200d😀', '😀😀'],
    ['❤\ufe0f\ufe0f', '❤\ufe0f'],
    ['a\ufe0f\u200d😀', 'a😀'],
    ['甲\u180b', '甲'],
  ])('%j becomes %j: elsewhere it is dropped', (raw, kept) => {
    expect(cleanText(raw, 'one')).toBe(kept);
  });
});

const form = { name: '标题', min: 2, max: 5, lines: 'one' } as const;
const faultOf = (raw: string) => textFault(cleanText(raw, form.lines), form);

describe('what is judged', () => {
  test.each(['早班', '分拣员x5', '𠮷𠮷𠮷𠮷𠮷', '👍👍', '2️⃣位'])('%s is a title', (raw) => {
    expect(faultOf(raw)).toBeUndefined();
  });

  test.each([
    ['', '请填写标题'],
    [' \u200b\u3164\u115f\uffa0 ', '请填写标题'],
    ['\u2800\u2800\u2800', '标题要有文字、数字或图形'],
    ['……', '标题要有文字、数字或图形'],
    ['\u0301\u0301', '标题要有文字、数字或图形'],
    ['班', '标题至少 2 个字'],
    ['一二三四五六', '标题最多 5 个字，现在有 6 个字'],
    ['早\u0007班', '标题中有不能使用的控制字符 U+0007，请删除后重试'],
    ['早\ue000班', '标题中有不能使用的私用区字符 U+E000，请删除后重试'],
    ['早\u{10fffd}班', '标题中有不能使用的私用区字符 U+10FFFD，请删除后重试'],
    ['早\uffff班', '标题中有不能使用的无效字符 U+FFFF，请删除后重试'],
    ['早\ufdd0班', '标题中有不能使用的无效字符 U+FDD0，请删除后重试'],
    ['早\ud800班', '标题中有不能使用的残缺的字符 U+D800，请删除后重试'],
  ])('%j: %s', (raw, fault) => {
    expect(faultOf(raw)).toBe(fault);
  });

  test('a break is no control character in a text of many lines', () => {
    expect(textFault('一\n二', { ...form, lines: 'many' })).toBeUndefined();
  });
});

/** Made of what the rules speak of, so that they meet. */
const odd = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'a1#甲😀❤🏽ᠭ\u200d\ufe0f\u20e3\u180b\u200b\u00ad\u0301\u0327\u1100\u1161\u11a8 \t\n\r\u2028\u3000\u2800',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test.each(['one', 'many'] as const)('cleaned twice is cleaned once, in %s', (lines) => {
  fc.assert(
    fc.property(odd, (raw) => {
      const once = cleanText(raw, lines);
      expect(cleanText(once, lines)).toBe(once);
      expect(once).toBe(once.normalize('NFC'));
      expect(once).toBe(once.trim());
      if (lines === 'one') expect(once).not.toMatch(/[\n\r\t\u2028\u2029]| {2}/);
    }),
    { numRuns },
  );
});

test('100 KB of any one thing is cleaned and judged in steps that grow with its length', () => {
  // A nested repetition would not end within any test's time.
  for (const unit of [' ', '\n', '\n ', '\u0301', '😀\u200d', '\r', 'a\u0301', '\u200b', '1\ufe0f'])
    for (const lines of ['one', 'many'] as const)
      expect(cleanText(unit.repeat(100_000 / unit.length), lines).length).toBeLessThanOrEqual(100_000);
});
