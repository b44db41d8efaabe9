import { disputeView } from '../../../shared/application/orders/dispute-view';
import { sidesOrder } from '../../../shared/application/orders/order-sides';
import { disputes } from '../../../shared/collections/disputes';
import type { ordersContract } from '../../../shared/contract/orders';
import type { UseCase } from '../../../shared/ports/context';

/** What both sides of an own order say, and what was decided. Errors: ORDER_NOT_FOUND. */
export const disputeOf: UseCase<typeof ordersContract.disputeOf> = async ({ orderId }, { store, caller }) => {
  const [, dispute] = await Promise.all([
    sidesOrder(store, orderId, caller.account.id),
    store.get(disputes, orderId),
  ]);
  return dispute ? { dispute: disputeView(dispute) } : {};
};
