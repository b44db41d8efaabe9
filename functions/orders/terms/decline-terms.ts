import { leaveTerms } from '../../../shared/application/orders/leave-terms';
import { workersOrder } from '../../../shared/application/orders/order-sides';
import { orderDetail } from '../../../shared/application/orders/order-view';
import type { ordersContract } from '../../../shared/contract/orders';
import type { UseCase } from '../../../shared/ports/context';

/**
 * Leaves an order whose publisher wants other terms; repeated, it answers the same. Errors: ORDER_NOT_FOUND,
 * TERMS_NOT_ASKED.
 */
export const declineTerms: UseCase<typeof ordersContract.declineTerms> = async ({ orderId }, context) => {
  const { store, clock, caller } = context;
  const order = await store.transact(async (tx) => {
    const current = await workersOrder(tx, orderId, caller.account.id);
    if (current.timeline.at(-1)?.code === 'terms-declined') return current;
    return leaveTerms(tx, current, 'declineTerms', { by: 'worker', atMs: clock.nowMs() });
  });
  return { order: orderDetail(order, clock.nowMs()) };
};
