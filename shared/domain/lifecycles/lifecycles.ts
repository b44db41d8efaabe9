/** Statuses that documents and contracts share, and what may follow what. */

export const taskStatuses = ['draft', 'open', 'closed'] as const;

export const orderStatuses = ['applied', 'admitted', 'refused', 'withdrawn'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

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

/**
 * A post on its way to a group. `sending` is written before the channel is called, so that a crash is seen;
 * `unsure`: nobody knows whether the last try arrived, and it is not tried again; `withdrawn`: taken back from
 * the group; `dropped`: no longer worth sending.
 */
export const groupPostStatuses = ['waiting', 'sending', 'sent', 'unsure', 'withdrawn', 'dropped'] as const;
