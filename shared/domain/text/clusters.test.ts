import * as fc from 'fast-check';
import { clustersOf, cutBefore, cutText, sizes } from './clusters';

const family = '👨‍👩‍👧';
const text = fc
  .array(fc.constantFrom('a', '甲', '𠮷', family, '❤️', 'e\u0301\u0302', '🇨🇳', '👍🏽', '\r\n'), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));

test.each([
  ['早班分拣', 4, '…', '早班分拣'],
  ['早班分拣员', 4, '…', '早班分…'],
  [`早班${family}员`, 6, '…', '早班…'],
  ['早班𠮷员工', 4, '…', '早班…'],
  [family, 3, '', ''],
])('%s cut to %i is %4$s', (whole, max, ending, cut) => expect(cutText(whole, max, ending)).toBe(cut));

test('a cut is within its bound, a beginning, and between what people see as characters', () => {
  fc.assert(
    fc.property(text, fc.nat(30), (whole, max) => {
      const cut = cutText(whole, max);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(clustersOf(cut)).toEqual(clustersOf(whole).slice(0, clustersOf(cut).length));
      expect(cut.isWellFormed()).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a limit counts as its owner does', () => {
  expect(cutText('𠮷𠮷𠮷', 2, '', sizes.codePoints)).toBe('𠮷𠮷');
  expect(cutText('早班分拣', 9, '…', sizes.utf8)).toBe('早班…');
  expect(cutText(`早${family}班`, 20, '…', sizes.utf8)).toBe('早…');
});

test('a place to cut is between characters where one is near, and never within a pair', () => {
  expect(cutBefore(`甲${family}乙`, 5, 0)).toBe(1);
  expect(cutBefore(`${family}乙`, 4, 0)).toBe(3);
  expect(cutBefore(`${family}乙`, 3, 0)).toBe(3);
});
