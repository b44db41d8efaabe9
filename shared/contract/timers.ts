import type { catalogueContract } from './catalogue';
import type { drainContract } from './drain';
import type { reconcileContract } from './reconcile';
import type { scheduleContract } from './schedule';

/** How often either cloud's clock runs each action of access `timer`, in minutes; divisors of 60. */
export const timerMinutes: Readonly<
  Record<
    keyof (typeof scheduleContract &
      typeof catalogueContract &
      typeof drainContract &
      typeof reconcileContract),
    number
  >
> = {
  tick: 1,
  build: 1,
  drain: 1,
  reconcile: 15,
};

/** How often a clock ticks that runs all of them. */
export const tickMinutes = Math.min(...Object.values(timerMinutes));

/** Features that nobody but the clock calls. A test holds them to the contract. */
export const timerFeatures: readonly string[] = ['schedule', 'catalogue', 'drain', 'reconcile'];
