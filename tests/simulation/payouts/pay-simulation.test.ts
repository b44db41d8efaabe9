import { runSeeds } from '../run-seeds';
import { payInvariants } from './pay-invariants';
import { runPaySeed } from './run-pay-seed';

const steps = 200;

test(
  `simulations of settlements and payouts, ${steps} steps each: each bill is paid once, and the ledger says so`,
  async () => {
    const { failures, seldom } = await runSeeds({
      name: 'settlements and payouts',
      quick: 4,
      proved: 10_000,
      followed: ['payout'],
      invariants: payInvariants,
      run: (seed) => runPaySeed(`pay ${seed}`, steps),
    });
    expect(failures).toEqual([]);
    // A simulation in which something never happens proves nothing about it.
    expect(seldom).toEqual([]);
  },
  24 * 3_600_000,
);
