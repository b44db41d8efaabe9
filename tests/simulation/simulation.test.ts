import { propertyRuns } from '../support/property-runs';
import { runSeed } from './run-seed';
import { taken } from './transitions-taken';

const seeds = propertyRuns(Number(process.env.SEEDS ?? 20), 5_000);
const steps = 200;

test(`${seeds} simulations of ${steps} steps: what must hold holds, and the transitions were taken`, async () => {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const failure = await runSeed(`seed ${seed}`, steps);
    expect({ seed, failure }).toEqual({ seed, failure: undefined });
  }
  console.log([...taken.times].map(([transition, times]) => `${transition}: ${times}`).join('\n'));
});
