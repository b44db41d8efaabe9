import { propertyRuns } from './property-runs';

/** Where to crash next: at each step on memory and in `npm run prove`; where a step takes its time, ever farther on. */
export const nextCrash = (at: number): number =>
  process.env.STORE === undefined ? at + 1 : propertyRuns(3 * at, at + 1);
