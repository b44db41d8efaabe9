import { noteFact } from '../support/proof-facts';
import { propertyRuns } from '../support/property-runs';
import { plantedFaults } from './planted-faults';
import { runSeed } from './run-seed';

/** Seeds that are tried until one finds the fault. */
const maxSeeds = 10;

/** A few in `npm test`: what they prove is that the simulation sees what goes wrong. */
const planted = propertyRuns(plantedFaults.slice(0, 6), plantedFaults);

test.each(planted)('given code in which $name, then a simulation finds it', async ({ name, plant }) => {
  for (let seed = 1; seed <= maxSeeds; seed += 1) {
    const failure = await runSeed(`planted ${seed}`, 200, plant);
    if (!failure) continue;
    noteFact({ kind: 'planted', name, value: seed });
    return expect(failure.problems).not.toEqual([]);
  }
  throw new Error(`${maxSeeds} simulations found nothing`);
});
