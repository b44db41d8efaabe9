import { noteFact } from '../../support/proof-facts';
import { propertyRuns } from '../../support/property-runs';
import { runSeeds } from '../run-seeds';
import { payFaults } from './pay-faults';
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

/** Seeds that are tried until one finds the fault. */
const maxSeeds = 10;

test.each(propertyRuns(payFaults.slice(0, 6), payFaults))(
  'given code in which $name, then a simulation finds it',
  async (fault) => {
    for (let seed = 1; seed <= maxSeeds; seed += 1) {
      const failure = await runPaySeed(`planted ${seed}`, steps, fault);
      if (!failure) continue;
      noteFact({ kind: 'planted', name: fault.name, value: seed });
      return expect(failure.problems).not.toEqual([]);
    }
    throw new Error(`${maxSeeds} simulations found nothing`);
  },
  10 * 60_000,
);
