/** Values of the trade that documents, contracts and rules share. */

export const taskCategories = ['recruiting', 'promotion', 'other'] as const;
export type TaskCategory = (typeof taskCategories)[number];

export const payUnits = ['hour', 'day', 'piece', 'task'] as const;
export type PayUnit = (typeof payUnits)[number];

export const settlementCycles = ['per-task', 'daily', 'weekly', 'monthly'] as const;
export type SettlementCycle = (typeof settlementCycles)[number];

export const admissions = ['first-come', 'reviewed'] as const;

export const taskStatuses = ['draft', 'open', 'closed'] as const;

export const orderStatuses = ['applied', 'admitted', 'refused', 'withdrawn'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const verifications = ['none', 'person', 'enterprise'] as const;

export const roles = ['publisher', 'operator'] as const;
export type Role = (typeof roles)[number];

/** From which states an order may go where. `withdrawn` may sign up again. */
const orderTransitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  applied: ['admitted', 'refused', 'withdrawn'],
  admitted: ['withdrawn'],
  refused: [],
  withdrawn: ['applied', 'admitted'],
};

export const orderMayBecome = (from: OrderStatus, to: OrderStatus): boolean =>
  orderTransitions[from].includes(to);

/** How often a person may withdraw from one task before it stays closed to them. */
export const maxWithdrawals = 3;

/** Sign-ups that wait for one reviewed task at the same time. */
export const maxSignUps = 1_000;

/** Nobody under 16 may be engaged (Provisions on the Prohibition of Using Child Labour, art. 2). */
export const legalMinimumAge = 16;
