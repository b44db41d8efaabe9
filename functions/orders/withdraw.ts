import { withStep } from '../../shared/application/orders/order-step';
import { leavePlace } from '../../shared/application/tasks/places/take-place';
import { orders } from '../../shared/collections/orders';
import { AppError } from '../../shared/contract/errors';
import type { ordersContract } from '../../shared/contract/orders';
import type { UseCase } from '../../shared/ports/context';
import { isWithdrawable, orderDetail } from './order-view';

/**
 * Takes an own sign-up back; an admitted person's place is free again. Repeated, it answers the same.
 * Errors: ORDER_NOT_FOUND, ORDER_NOT_WITHDRAWABLE.
 */
export const withdraw: UseCase<typeof ordersContract.withdraw> = async (input, context) => {
  const nowMs = context.clock.nowMs();
  const order = await context.store.transact(async (tx) => {
    const current = await tx.get(orders, input.orderId);
    if (current?.accountId !== context.caller.account.id) throw new AppError('ORDER_NOT_FOUND');
    if (current.status === 'withdrawn') return current;
    if (!isWithdrawable(current, nowMs)) throw new AppError('ORDER_NOT_WITHDRAWABLE');
    const withdrawn = withStep({ ...current, withdrawals: current.withdrawals + 1 }, context, {
      status: 'withdrawn',
      by: 'worker',
    });
    tx.update(orders, withdrawn);
    leavePlace(tx, current, current.status === 'admitted');
    tx.emit({
      type: 'order.withdrawn',
      accountId: current.publisherId,
      facts: { orderId: current.id, taskId: current.taskId, title: current.terms.title },
    });
    return withdrawn;
  });
  return { order: orderDetail(order, nowMs) };
};
