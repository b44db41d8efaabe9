import * as fc from 'fast-check';
import { leftmostLongest, wordFinder } from './automaton';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });

test('given any words and any text, when looked for, then each is found wherever it stands, in bounded steps', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { minLength: 1, maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 60 }),
      (words, text) => {
        const meter = { steps: 0 };
        const found = wordFinder(() => new Map(words.map((word) => [word, word])))([...text], meter);
        const expected = words.flatMap((word) =>
          [...text].flatMap((_, from) =>
            text.startsWith(word, from) ? [{ from, to: from + word.length, word }] : [],
          ),
        );
        const key = (match: { from: number; to: number }) => `${match.from}:${match.to}`;
        expect(found.map(key).sort()).toEqual(expected.map(key).sort());
        for (const { from, to, word } of found) expect(text.slice(from, to)).toBe(word);
        expect(meter.steps).toBeGreaterThanOrEqual(text.length + expected.length);
        expect(meter.steps).toBeLessThanOrEqual(2 * text.length + expected.length);
      },
    ),
  );
});

test('given a letter that is none, when read, then no word goes on over it', () => {
  const find = wordFinder(() => new Map([['ab', 1]]));
  expect(find(['a', undefined, 'b', 'a', 'b'], { steps: 0 })).toEqual([{ from: 3, to: 5, word: 1 }]);
});

test('given a word that begins again within itself, when it fails, then the way back is counted, too', () => {
  const meter = { steps: 0 };
  wordFinder(() => new Map([['aab', 1]]))([...'aaaab'], meter);
  // Five letters, one word, and at the third and the fourth letter one step back.
  expect(meter.steps).toBe(5 + 1 + 2);
});

test('given words that overlap, when chosen, then the first holds, and the longest of those', () => {
  const match = (from: number, to: number) => ({ from, to, word: '' });
  expect(leftmostLongest([match(1, 3), match(0, 2), match(0, 1), match(2, 3), match(4, 5)])).toEqual([
    match(0, 2),
    match(2, 3),
    match(4, 5),
  ]);
});
