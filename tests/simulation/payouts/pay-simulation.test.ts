import { propertyRuns } from '../../support/property-runs';
import { taken } from '../transitions-taken';
import { payFaults } from './pay-faults';
import { runPaySeed } from './run-pay-seed';

const seeds = propertyRuns(4, 2_000);
const steps = 200;
/** How often each transition of a payout is taken at least. */
const least = propertyRuns(1, 100);

test(
  `${seeds} simulations of settlements and payouts, ${steps} steps each: each bill is paid once, and the ledger says so`,
  async () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const failure = await runPaySeed(`pay ${seed}`, steps);
      expect({ seed, failure }).toEqual({ seed, failure: undefined });
    }
    const times = [...taken.times].filter(([name]) => name.startsWith('payout '));
    if (process.env.PROVE !== undefined)
      process.stdout.write(`${times.map(([name, count]) => `${name}: ${count}`).join('\n')}\n`);
    // A simulation in which something never happens proves nothing about it.
    expect(times.filter(([, count]) => count < least)).toEqual([]);
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
      if (failure) return expect(failure.problems).not.toEqual([]);
    }
    throw new Error(`${maxSeeds} simulations found nothing`);
  },
  10 * 60_000,
);
