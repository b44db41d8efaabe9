import { propertyRuns } from '../support/property-runs';
import { runSeed } from './run-seed';
import { taken } from './transitions-taken';

const seeds = propertyRuns(12, 5_000);
const steps = 200;

/** What the work of people and the movements of money go through. */
const followed = ['task', 'order', 'funding', 'refund'];

test(
  `${seeds} simulations of ${steps} steps: what must hold holds`,
  async () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const failure = await runSeed(`seed ${seed}`, steps);
      expect({ seed, failure }).toEqual({ seed, failure: undefined });
    }
    // A simulation in which nothing happens proves nothing.
    for (const transition of ['task fund', 'order admit', 'order checkIn', 'order handIn', 'refund pay'])
      expect([transition, taken.times.get(transition)]).not.toEqual([transition, 0]);
    if (process.env.PROVE === undefined) return;
    const lines = [...taken.times].filter(([name]) => followed.includes(name.split(' ')[0] ?? ''));
    process.stdout.write(`${lines.map(([name, times]) => `${name}: ${times}`).join('\n')}\n`);
  },
  12 * 3_600_000,
);
