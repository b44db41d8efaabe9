import { advance } from '../../../shared/application/lifecycles/advance';
import { earn } from '../../../shared/application/money/earn';
import { publishersOrder } from '../../../shared/application/orders/order-sides';
import { freeTime } from '../../../shared/application/orders/schedule';
import { follow } from '../../../shared/application/orders/take-step';
import { leavePlace } from '../../../shared/application/tasks/places/take-place';
import { orders } from '../../../shared/collections/orders';
import type { publishingContract } from '../../../shared/contract/publishing';
import { publisherCancellation } from '../../../shared/domain/orders/cancellation';
import { rulesOf } from '../../../shared/domain/orders/order-rules';
import type { UseCase } from '../../../shared/ports/context';
import { checkText } from '../check-text';

/**
 * Cancels an order of somebody who was admitted and has not come: shortly before the work they earn what the rules say,
 * in the same commit; else another can have the place. Repeated, it answers the same. Errors: ORDER_NOT_FOUND,
 * ORDER_NOT_CANCELLABLE, TASK_FORBIDDEN, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const cancelOrder: UseCase<typeof publishingContract.cancelOrder, 'wechat'> = async (
  input,
  context,
) => {
  const { store, clock, caller } = context;
  const { orderId, reason } = input;
  await publishersOrder(store, orderId, caller.account.id);
  await checkText(context, reason);
  const { status } = await store.transact(async (tx) => {
    const atMs = clock.nowMs();
    const order = await publishersOrder(tx, orderId, caller.account.id);
    const last = order.timeline.at(-1);
    if (order.status === 'cancelled' && last?.by === 'publisher') return order;
    const { paysFen, placeIsFree } = publisherCancellation(order, rulesOf(order.rulesVersion), atMs);
    const isPaid = order.status === 'admitted' && paysFen > 0;
    const paid = isPaid ? await earn(tx, order, { payFen: paysFen, atMs }) : order;
    const cancelled = await follow(
      tx,
      context,
      advance(tx, orders, paid, 'cancel', { by: 'publisher', atMs, reason }),
    );
    if (placeIsFree) leavePlace(tx, order, true);
    await freeTime(tx, order);
    return cancelled;
  });
  return { orderId, status };
};
