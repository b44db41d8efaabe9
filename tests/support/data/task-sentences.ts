import * as fc from 'fast-check';
import { findForbiddenSentence } from '../../../shared/domain/moderation/find-forbidden-sentence';
import type { TextRule } from '../../../shared/domain/moderation/text-rule';

const innocuous = fc
  .array(
    fc.constantFrom(
      '周末在商场派发传单',
      '无需经验',
      '不收取任何费用',
      '严禁迟到',
      '，',
      '。',
      '！',
      '\n',
      ' ',
      '包午餐',
      '报销路费',
      '推广会员卡',
      '押金由商家承担',
      '😀',
      '日结200元',
      'OK',
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join('，'));
const end = fc.constantFrom('。', '！', '？', '；', '\n');

/** Each sentence is refused by the rule, alone and wherever it stands in a longer text. */
export function testRefused(rule: TextRule['name'], sentences: readonly string[]): void {
  test.each(sentences.map((sentence) => [sentence]))(`${rule}: %p is refused`, (sentence) => {
    expect(findForbiddenSentence(sentence)).toMatchObject({
      rule,
      sentence: expect.any(String),
      reason: expect.stringContaining('不得'),
    });
  });

  test(`${rule}: found wherever it stands in a longer text`, () => {
    const sentence = fc.constantFrom(...sentences);
    fc.assert(
      fc.property(innocuous, end, sentence, end, innocuous, (before, first, forbidden, last, after) => {
        const text = `${before}${first}${forbidden}${last}${after}`;
        const found = findForbiddenSentence(text);
        expect(found).toBeDefined();
        expect(text).toContain(found?.sentence);
        expect(found?.sentence).not.toBe('');
      }),
      { numRuns: 7 * sentences.length },
    );
  });
}

/** Each sentence passes every rule. */
export function testAccepted(sentences: readonly string[]): void {
  test.each(sentences.map((sentence) => [sentence]))('%p passes', (sentence) => {
    expect(findForbiddenSentence(sentence)).toBeUndefined();
  });
}
