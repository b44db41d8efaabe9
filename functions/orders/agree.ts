import { workersOrder } from '../../shared/application/orders/order-sides';
import { orderDetail } from '../../shared/application/orders/order-view';
import { settle } from '../../shared/application/orders/settle-order';
import { AppError } from '../../shared/contract/errors';
import type { ordersContract } from '../../shared/contract/orders';
import type { UseCase } from '../../shared/ports/context';

/**
 * Agrees to the smaller quantity that was accepted: it is earned at once, and nothing is left to dispute. Repeated, it
 * answers the same. Errors: ORDER_NOT_FOUND, ORDER_NOT_AGREEABLE.
 */
export const agree: UseCase<typeof ordersContract.agree> = async ({ orderId }, { store, clock, caller }) => {
  const order = await store.transact(async (tx) => {
    const current = await workersOrder(tx, orderId, caller.account.id);
    if (current.status !== 'accepted') throw new AppError('ORDER_NOT_AGREEABLE');
    return current.pending ? settle(tx, current, clock.nowMs()) : current;
  });
  return { order: orderDetail(order, clock.nowMs()) };
};
