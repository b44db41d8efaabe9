import * as fc from 'fast-check';
import { moved, postingsFault, sumOn } from './accounts';
import { merkleRoot } from './merkle';

test('given sums to move, when they are posted, then what one account loses the others have', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.nat(1_000_000),
      fc.integer({ min: 1, max: 1_000_000 }),
      (fee, tax, pay) => {
        const postings = moved('reserve', { earned: pay, fee, surcharge: tax });
        expect(postingsFault(postings)).toBeUndefined();
        expect(sumOn(postings, 'reserve')).toBe(-(pay + fee + tax));
        expect(sumOn(postings, 'earned')).toBe(pay);
      },
    ),
  );
});

test.each([
  [[], '0 postings'],
  [[{ account: 'bank', amountFen: 1 }], '1 postings'],
  [
    [
      { account: 'bank', amountFen: -5 },
      { account: 'reserve', amountFen: 4 },
    ],
    'postings that sum to -1',
  ],
  [
    [
      { account: 'bank', amountFen: 0 },
      { account: 'reserve', amountFen: 0 },
    ],
    'a posting that moves nothing',
  ],
  [Array.from({ length: 13 }, (_, at) => ({ account: 'fee', amountFen: at - 6 || 1 })), '13 postings'],
] as const)('given postings that are none (%#), then it is said why', (postings, fault) => {
  expect(postingsFault(postings as Parameters<typeof postingsFault>[0])).toBe(fault);
});

const hash = (text: string): string => `<${text}>`;

test('the root of a tree is what its leaves say, in their order, and no knot passes for a leaf', () => {
  expect(merkleRoot([], hash)).toBe('<>');
  expect(merkleRoot(['a'], hash)).toBe('<0:a>');
  expect(merkleRoot(['a', 'b', 'c'], hash)).toBe('<1:<1:<0:a>:<0:b>>:<0:c>>');
  expect(merkleRoot(['b', 'a'], hash)).not.toBe(merkleRoot(['a', 'b'], hash));
});
