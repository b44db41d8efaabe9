import { readFileSync } from 'node:fs';
import { proofPage, proofPath } from './proof-page';
import { proofParts } from './proof-parts';
import { type ProofResult, readResults } from './proof-result';

const result: ProofResult = {
  part: 'payouts',
  at: '2026-11-26T20:30:00.000Z',
  commit: 'abc1234',
  node: 'v20.19.0',
  seconds: 3_700,
  ok: true,
  tests: { passed: 13, failed: 0, skipped: 0 },
  facts: [
    { kind: 'runs', name: 'seeds 1 to 900', value: 900, of: 10_000 },
    { kind: 'transition', name: 'payout pay', value: 12_345 },
    { kind: 'transition', name: 'payout giveBack', value: 101 },
    { kind: 'crashes', name: 'somebody draws', value: 12, store: 'cloudbase' },
  ],
  printed: ['$ npm run bench:tax\n250,000'],
};

test('given a part that ran shorter than it might, then the page says how much of it ran, and what has not', () => {
  const page = proofPage([result]);
  expect(page).toContain(
    '| `payouts` | 2026-11-26 20:30 | `abc1234` | v20.19.0 | 13 | 900 of 10,000 | 62 min | holds |',
  );
  expect(page).toContain('all 2 were taken, the rarest (payout giveBack) 101 times');
  expect(page).toContain('| somebody draws | cloudbase | 12 |');
  for (const part of Object.keys(proofParts))
    if (part !== 'payouts') expect(page.split('Not run yet')[1]).toContain(`\`${part}\``);
  const failed = proofPage([{ ...result, ok: false, tests: { ...result.tests, failed: 2 } }]);
  expect(failed).toContain('| 13, 2 failed | 900 of 10,000 | 62 min | **fails** |');
});

test('the page in docs is what its results say', () => {
  expect(readFileSync(proofPath, 'utf8')).toBe(proofPage(readResults()));
});
