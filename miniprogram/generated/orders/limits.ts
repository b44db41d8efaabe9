// Copied by `npm run mini:generate` from shared/domain/orders; do not edit.

import { dayMs } from '../calendar/calendar';

/** How often a person may withdraw from one task before it stays closed to them. */
export const maxWithdrawals = 3;

/** Sign-ups that wait for one reviewed task at the same time. */
export const maxSignUps = 1_000;

/** Orders with fixed hours that one person has ahead at the same time: they stand in one document. */
export const maxHeldOrders = 200;

/** Nobody under 16 may be engaged (Provisions on the Prohibition of Using Child Labour, art. 2). */
export const legalMinimumAge = 16;

/** From which age, in full years, somebody may do a task: as its publisher wants, never below the law. */
export const leastAge = ({ minAge }: { readonly minAge: number }): number =>
  Math.max(legalMinimumAge, minAge);

/** How often work may be returned to whoever handed it in. */
export const maxReturns = 3;

/** Pictures with one hand-in or statement. */
export const maxPictures = 9;

/** Statements in one dispute. */
export const maxStatements = 10;

/** How far from the place somebody may check in, metres; what the phone is not sure of is taken into account. */
export const placeRadiusMetres = 300;
/** A phone that is less sure than this says nothing of where it is, metres. */
export const maxAccuracyMetres = 200;

/** Ratings are shown from so many on: with fewer, one could tell whose they are. */
export const leastRatings = 5;

/** So long after an order ended both sides may say how it was. */
export const rateableMs = 30 * dayMs;
