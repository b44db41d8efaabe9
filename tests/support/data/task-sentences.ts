import * as fc from 'fast-check';
import { assessText } from '../../../shared/domain/moderation/assess-text';
import type { TextRule } from '../../../shared/domain/moderation/rules';

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

type Rule = TextRule['name'];

const testFound = (outcome: 'refuse' | 'review', rule: Rule, sentences: readonly string[]): void => {
  test.each(sentences.map((sentence) => [sentence]))(`${rule}: %p: ${outcome}`, (sentence) => {
    expect(assessText(sentence)).toMatchObject({
      outcome,
      rule,
      sentence: expect.any(String),
      reason: expect.stringMatching('不得|须'),
    });
  });

  test(`${rule}: found wherever it stands in a longer text (${outcome})`, () => {
    const sentence = fc.constantFrom(...sentences);
    fc.assert(
      fc.property(innocuous, end, sentence, end, innocuous, (before, first, forbidden, last, after) => {
        const text = `${before}${first}${forbidden}${last}${after}`;
        const found = assessText(text);
        expect(found).toMatchObject({ outcome });
        expect(text).toContain(found?.sentence);
        expect(found?.sentence).not.toBe('');
      }),
      { numRuns: 7 * sentences.length },
    );
  });
};

/** Each sentence is refused by the rule, alone and wherever it stands in a longer text. */
export const testRefused = (rule: Rule, sentences: readonly string[]): void =>
  testFound('refuse', rule, sentences);

/** Each sentence is given to an operator. */
export const testReviewed = (rule: Rule, sentences: readonly string[]): void =>
  testFound('review', rule, sentences);

/** Each sentence passes every rule. */
export function testAccepted(sentences: readonly string[]): void {
  test.each(sentences.map((sentence) => [sentence]))('%p passes', (sentence) => {
    expect(assessText(sentence)).toBeUndefined();
  });
}
