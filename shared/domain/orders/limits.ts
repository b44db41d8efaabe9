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
