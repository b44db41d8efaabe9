import { invariants } from './invariants';
import { moneyInvariants } from './money-invariants';
import { runSeed } from './run-seed';
import { runSeeds } from './run-seeds';

const steps = 200;

/** The tables that are followed; payouts have a simulation of their own, what ends an account its own tests. */
const followed = [
  ...['task', 'order', 'funding', 'refund', 'charge'],
  ...['application', 'paper-request', 'picture', 'group post', 'suspension'],
];

test(
  `simulations of ${steps} steps: what must hold holds, and every transition is taken`,
  async () => {
    const { failures, times, seldom } = await runSeeds({
      name: 'work',
      quick: 30,
      proved: 5_000,
      followed,
      invariants: [...invariants, ...moneyInvariants],
      run: (seed) => runSeed(`seed ${seed}`, steps),
    });
    expect(failures).toEqual([]);
    // A simulation in which something never happens proves nothing about it.
    expect(seldom).toEqual([]);
    expect(times.length).toBeGreaterThan(50);
  },
  24 * 3_600_000,
);
