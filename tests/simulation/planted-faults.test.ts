import { noteFact } from '../support/proof-facts';
import { plantedFaults } from './planted-faults';
import { runSeed } from './run-seed';

/** Seeds that are tried until one finds the fault. */
const maxSeeds = 10;

test.each(plantedFaults)('given code in which $name, then a simulation finds it', async ({ name, plant }) => {
  for (let seed = 1; seed <= maxSeeds; seed += 1) {
    const failure = await runSeed(`planted ${seed}`, 200, plant);
    if (!failure) continue;
    noteFact({ kind: 'planted', name, value: seed });
    return expect(failure.problems).not.toEqual([]);
  }
  throw new Error(`${maxSeeds} simulations found nothing`);
});
