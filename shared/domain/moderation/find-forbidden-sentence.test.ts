import * as fc from 'fast-check';
import { findForbiddenSentence } from './find-forbidden-sentence';

describe('findForbiddenSentence', () => {
  test('answers the sentence as its author wrote it, without its neighbours', () => {
    const text = '周末商场派单员。 入职 需交押．金 200元 ！表现好可长期合作；包午餐\n日结';
    expect(findForbiddenSentence(text)).toEqual({
      rule: 'charges-worker',
      sentence: '入职 需交押．金 200元',
      reason: expect.stringContaining('不得向报名者收取'),
    });
  });

  test('answers the first of several', () => {
    expect(findForbiddenSentence('先看说明。在家刷单。需交押金')?.sentence).toBe('在家刷单');
  });

  test('answers the first rule that one sentence breaks', () => {
    expect(findForbiddenSentence('帮人刷单，需交押金')?.rule).toBe('charges-worker');
  });

  test('a promise in one sentence does not excuse the next', () => {
    expect(findForbiddenSentence('不收。押金200元')?.sentence).toBe('押金200元');
    expect(findForbiddenSentence('无需押金。先交保证金。')?.sentence).toBe('先交保证金');
  });

  test('empty and meaningless texts pass', () => {
    for (const text of ['', '。。。', ' \n ', '😀', '1234'])
      expect(findForbiddenSentence(text)).toBeUndefined();
  });

  test('stays fast on long repetitive text', () => {
    // Only that it ends: a pattern that backtracks without bound would run into the test's time limit.
    for (const unit of [
      '不收取任何',
      '需要',
      '不收押金、培训费',
      '不交',
      '开通会员',
      '顾客押金',
      '200元',
      '押,',
    ]) {
      findForbiddenSentence(`${unit.repeat(500)}押金`);
    }
  });
});

describe('findForbiddenSentence by property', () => {
  test('finds forbidden words with noise between all their characters', () => {
    const noise = fc.constantFrom('', ' ', '.', '·', '*', '-', '、', '\u3000', '\u200b', '😀');
    const words = fc.constantFrom('需交押金', '在家刷单', '出租微信号', '先交保证金', '博彩推广');
    fc.assert(
      fc.property(words, fc.infiniteStream(noise), (sentence, between) => {
        const text = [...sentence].map((character) => character + between.next().value).join('');
        expect(text).toContain(findForbiddenSentence(text)?.sentence ?? 'nothing found');
      }),
    );
  });

  test('never throws, and answers a part of the text', () => {
    // Any code point, half surrogates among them.
    const noise = fc
      .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 })
      .map((points) => String.fromCodePoint(...points));
    fc.assert(
      fc.property(noise, fc.constantFrom('', '押金', '刷单'), (around, words) => {
        const text = `${around}${words}${around}`;
        const found = findForbiddenSentence(text);
        if (found) expect(text).toContain(found.sentence);
      }),
    );
  });
});
