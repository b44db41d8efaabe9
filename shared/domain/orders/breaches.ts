/** How one side of an order broke what was agreed, as the other says it when nobody worked to the end. */
export const breaches = ['cancelled-late', 'absent', 'not-as-described'] as const;
export type Breach = (typeof breaches)[number];
