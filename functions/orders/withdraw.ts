import { advance } from '../../shared/application/lifecycles/advance';
import { orderDetail } from '../../shared/application/orders/order-view';
import { freeTime } from '../../shared/application/orders/schedule';
import { leavePlace } from '../../shared/application/tasks/places/take-place';
import { orders } from '../../shared/collections/orders';
import { AppError } from '../../shared/contract/errors';
import type { ordersContract } from '../../shared/contract/orders';
import type { UseCase } from '../../shared/ports/context';

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
    const step = { by: 'worker', atMs: context.clock.nowMs() } as const;
    const withdrawn = advance(tx, orders, current, 'withdraw', step);
    await freeTime(tx, current);
    leavePlace(tx, current, current.status === 'admitted');
    return withdrawn;
  });
  return { order: orderDetail(order, nowMs) };
};
