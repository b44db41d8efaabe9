import { propertyRuns } from '../support/property-runs';
import { runSeed } from './run-seed';
import { taken } from './transitions-taken';

const seeds = propertyRuns(44, 5_000);
const steps = 200;

/** Payouts have a simulation of their own, what ends an account its own tests. */
const elsewhere = ['payout ', 'cancellation '];
/** How often each of their transitions is taken at least. */
const least = propertyRuns(1, 100);

test(
  `${seeds} simulations of ${steps} steps: what must hold holds, and every transition is taken ${least} times`,
  async () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const failure = await runSeed(`seed ${seed}`, steps);
      expect({ seed, failure }).toEqual({ seed, failure: undefined });
    }
    const isElsewhere = (name: string) => elsewhere.some((table) => name.startsWith(table));
    const times = [...taken.times].filter(([name]) => !isElsewhere(name));
    if (process.env.PROVE !== undefined)
      process.stdout.write(`${times.map(([name, count]) => `${name}: ${count}`).join('\n')}\n`);
    // A simulation in which something never happens proves nothing about it.
    expect(times.filter(([, count]) => count < least)).toEqual([]);
    expect(times.length).toBeGreaterThan(50);
  },
  24 * 3_600_000,
);
