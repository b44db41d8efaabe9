import type { OrderStatus } from '../lifecycles/order-lifecycle';

/** A person's orders by what there is to do: go there, wait for a place, see to the work's end, nothing. */
export const orderGroups = ['ahead', 'waiting', 'in-acceptance', 'over'] as const;
export type OrderGroup = (typeof orderGroups)[number];

const groups: Readonly<Record<OrderStatus, OrderGroup>> = {
  applied: 'waiting',
  admitted: 'ahead',
  'checked-in': 'ahead',
  'handed-in': 'in-acceptance',
  returned: 'in-acceptance',
  disputed: 'in-acceptance',
  accepted: 'over',
  refused: 'over',
  withdrawn: 'over',
  cancelled: 'over',
  'no-show': 'over',
  decided: 'over',
};

export const orderGroupOf = (status: OrderStatus): OrderGroup => groups[status];
