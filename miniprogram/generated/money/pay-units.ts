// Copied by `npm run mini:generate` from shared/domain/money; do not edit.

/** What a rate is paid for. */
export const payUnits = ['hour', 'day', 'piece', 'task'] as const;
export type PayUnit = (typeof payUnits)[number];
