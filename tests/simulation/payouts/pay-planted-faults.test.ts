import { noteFact } from '../../support/proof-facts';
import { propertyRuns } from '../../support/property-runs';
import { payFaults } from './pay-faults';
import { runPaySeed } from './run-pay-seed';

const steps = 200;
/** Seeds that are tried until one finds the fault. */
const maxSeeds = 10;

test.each(propertyRuns(payFaults.slice(0, 4), payFaults))(
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
