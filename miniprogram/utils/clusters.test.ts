/** @jest-environment node */
import * as fc from 'fast-check';
import { clustersOf as clustersOnServer } from '../../shared/domain/text/clusters';
import { clustersOf } from './clusters';

it('sees the characters that the server sees', () => {
  const parts = fc.array(
    fc.constantFrom('a', '1️⃣', '甲', '𠮷', '👨‍👩‍👧', '❤️', 'e\u0301\u0302', '🇨🇳', '👍🏽', '🏳️‍🌈', '\r\n', '\n'),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(parts, (all) => expect(clustersOf(all.join(''))).toEqual(clustersOnServer(all.join('')))),
    { numRuns: 100 },
  );
});
