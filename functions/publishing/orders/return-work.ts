import { advance } from '../../../shared/application/lifecycles/advance';
import { publishersOrder } from '../../../shared/application/orders/order-sides';
import { follow } from '../../../shared/application/orders/take-step';
import { orders } from '../../../shared/collections/orders';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { checkText } from '../check-text';
import { checkSeen } from './seen-work';

/**
 * Gives back what was handed in, with a reason; repeated, it answers the same. Errors: ORDER_NOT_FOUND,
 * ORDER_NOT_HANDED_IN, CHANGED_MEANWHILE, TOO_MANY_RETURNS, TASK_FORBIDDEN, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const returnWork: UseCase<typeof publishingContract.returnWork, 'wechat'> = async (input, context) => {
  const { store, clock, caller } = context;
  const { orderId, handedInAtMs, reason } = input;
  await publishersOrder(store, orderId, caller.account.id);
  await checkText(context, reason);
  const { status } = await store.transact(async (tx) => {
    const order = await publishersOrder(tx, orderId, caller.account.id);
    if (order.status === 'returned' && order.handedInAtMs === handedInAtMs) return order;
    checkSeen(order, handedInAtMs);
    const step = { by: 'publisher', atMs: clock.nowMs(), reason } as const;
    return follow(tx, context, advance(tx, orders, order, 'returnWork', step));
  });
  return { orderId, status };
};
