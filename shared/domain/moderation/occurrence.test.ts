import * as fc from 'fast-check';
import { occurrenceOf } from './occurrence';

const bound = 60;

test('given words in the middle of three sentences, when taken, then only their own is said around them', () => {
  const text = '一二;甲,押金乙;三四';
  expect(occurrenceOf(text, '押金', 5)).toEqual({
    words: '押金',
    from: 3,
    to: 8,
    before: '甲,',
    after: '乙',
  });
});

test('given words that are all of a text, when taken, then nothing is around them', () => {
  expect(occurrenceOf('押金', '押金', 0)).toEqual({ words: '押金', from: 0, to: 2, before: '', after: '' });
});

test('given words over the end of a sentence, when taken, then both sentences are theirs', () => {
  expect(occurrenceOf('甲;乙押;金丙;丁', '押;金', 3)).toMatchObject({
    from: 2,
    to: 7,
    before: '乙',
    after: '丙',
  });
});

test.each([
  [bound - 1, '一'.repeat(bound - 1)],
  [bound, '一'.repeat(bound)],
  [bound + 1, `…${'一'.repeat(bound)}`],
])('given %i characters before, when taken, then a cut is marked', (count, before) => {
  expect(occurrenceOf(`;${'一'.repeat(count)}押金`, '押金', count + 1).before).toBe(before);
});

test('given any text around, when taken, then what is said is of the sentence and no longer than the bound', () => {
  const around = fc.stringMatching(/^[一,;]{0,150}$/);
  fc.assert(
    fc.property(around, around, (left, right) => {
      const { from, to, before, after } = occurrenceOf(`${left}押金${right}`, '押金', left.length);
      expect(`${left}押金${right}`.slice(from, to)).not.toContain(';');
      expect((left.split(';').at(-1) ?? '').endsWith(before.replace('…', ''))).toBe(true);
      expect(before.length).toBe(Math.min(left.length - from, bound + 1));
      expect((right.split(';')[0] ?? '').slice(0, bound)).toBe(after);
    }),
  );
});
