import { propertyRuns } from './property-runs';

/** Where to crash next: at each step on memory; on other stores, where a step takes its time, at one in `stride`. */
export const nextCrash = (at: number, stride = 3): number =>
  at + (process.env.STORE === undefined ? 1 : propertyRuns(stride, 1));
