import { advance } from '../../../shared/application/lifecycles/advance';
import { publishersOrder } from '../../../shared/application/orders/order-sides';
import { follow } from '../../../shared/application/orders/take-step';
import { type Order, orders } from '../../../shared/collections/orders';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { Context, UseCase } from '../../../shared/ports/context';
import { checkText } from '../check-text';
import { checkSeen } from './seen-work';

interface Return {
  readonly orderId: string;
  readonly handedInAtMs: number;
  readonly reason: string;
}

/**
 * Gives back the work of an own task's order in a commit of its own; repeated, it answers the same. Errors:
 * ORDER_NOT_FOUND, ORDER_NOT_HANDED_IN, CHANGED_MEANWHILE, TOO_MANY_RETURNS.
 */
export const returnOne = (
  context: Context<'publisher'>,
  { orderId, handedInAtMs, reason }: Return,
): Promise<Order> =>
  context.store.transact(async (tx) => {
    const order = await publishersOrder(tx, orderId, context.caller.account.id);
    if (order.status === 'returned' && order.handedInAtMs === handedInAtMs) return order;
    checkSeen(order, handedInAtMs);
    const step = { by: 'publisher', atMs: context.clock.nowMs(), reason } as const;
    return follow(tx, context, advance(tx, orders, order, 'returnWork', step));
  });

/**
 * Gives back what was handed in, with a reason; repeated, it answers the same. Errors: ORDER_NOT_FOUND,
 * ORDER_NOT_HANDED_IN, CHANGED_MEANWHILE, TOO_MANY_RETURNS, TASK_FORBIDDEN, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const returnWork: UseCase<typeof publishingContract.returnWork, 'wechat'> = async (input, context) => {
  const { orderId, reason } = input;
  await publishersOrder(context.store, orderId, context.caller.account.id);
  await checkText(context, reason);
  const { status } = await returnOne(context, input);
  return { orderId, status };
};
