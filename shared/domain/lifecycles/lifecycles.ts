/** Values of the trade that documents, contracts and rules share. */

export const taskCategories = ['recruiting', 'promotion', 'other'] as const;
export type TaskCategory = (typeof taskCategories)[number];

export const payUnits = ['hour', 'day', 'piece', 'task'] as const;
export type PayUnit = (typeof payUnits)[number];

export const settlementCycles = ['per-task', 'daily', 'weekly', 'monthly'] as const;
export type SettlementCycle = (typeof settlementCycles)[number];
export const settlementCycleNames: Readonly<Record<SettlementCycle, string>> = {
  'per-task': '完工结',
  daily: '日结',
  weekly: '周结',
  monthly: '月结',
};

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
  // Stryker disable next-line ArrayDeclaration: what it puts in is no status, so that nothing can become it
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

/** Where groups are: a WeChat account driven by wechaty, or the robot of a WeCom group. */
export const groupChannels = ['wechaty', 'wecom-robot'] as const;
export type GroupChannel = (typeof groupChannels)[number];

/** How often a group hears of new tasks: as they come, or gathered by the hour or the day. */
export const groupRhythms = ['at-once', 'hourly', 'daily'] as const;
export type GroupRhythm = (typeof groupRhythms)[number];

/**
 * A post on its way to a group. `sending` is written before the channel is called, so that a crash is seen;
 * `unsure`: nobody knows whether the last try arrived, and it is not tried again; `withdrawn`: taken back from
 * the group; `dropped`: no longer worth sending.
 */
export const groupPostStatuses = ['waiting', 'sending', 'sent', 'unsure', 'withdrawn', 'dropped'] as const;

/** A post whose sending was cut off is tried once more, so that it is seen twice at worst. */
export const maxGroupPostTries = 2;

/** A post that is being sent for longer than this was cut off. */
export const groupPostPatienceMs = 2 * 60_000;
