/** How somebody shows that they are there. */
export const checkInMethods = ['code', 'photo', 'position'] as const;
