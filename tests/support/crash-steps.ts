import { propertyRuns } from './property-runs';

/** Where to crash next: at each step on memory; on other stores, where a step takes its time, at one in `stride`, at all of them in `npm run prove`. */
export const nextCrash = (at: number, stride = 5): number =>
  at + (process.env.STORE === undefined ? 1 : propertyRuns(stride, 1));
