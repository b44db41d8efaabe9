import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { folded } from './fold';

/** Any UTF-16 units, halves of characters too. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units));

test.each([
  ['臺東發傳單', '台东发传单'],
  ['ＣＯＳｐｌａｙ　１２３', 'cosplay 123'],
  ['İstanbul', 'İstanbul'],
  ['𠮷😀', '𠮷😀'],
])('%s is compared as %s', (text, same) => expect(folded(text)).toBe(same));

test('it has as many units as the text, and folded twice is folded once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(folded(text)).toHaveLength(text.length);
      expect(folded(folded(text))).toBe(folded(text));
    }),
    { numRuns: propertyRuns(100, 10_000) },
  );
});
