import { withStep } from '../../../shared/application/orders/order-step';
import { type Order, orders } from '../../../shared/collections/orders';
import { AppError } from '../../../shared/contract/errors';
import type { Context } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';

interface Decision {
  readonly orderId: string;
  readonly status: 'admitted' | 'refused';
  readonly reason?: string;
  /** Where the order is counted from now on; where it was, unless said. */
  readonly piece?: number;
  /** What else changes with it. */
  also(tx: Transaction, order: Order): void;
}

/** An order for a task of this publisher. Errors: ORDER_NOT_FOUND. */
export async function ownOrder(
  from: Pick<Transaction, 'get'>,
  orderId: string,
  publisherId: string,
): Promise<Order> {
  const order = await from.get(orders, orderId);
  if (order?.publisherId !== publisherId) throw new AppError('ORDER_NOT_FOUND');
  return order;
}

/**
 * A publisher's decision on an applicant for an own task; an event notifies that person. Repeated, it answers
 * the same. Errors: ORDER_NOT_FOUND, ORDER_NOT_WAITING.
 */
export function decide(
  context: Context<'publisher'>,
  { orderId, status, reason, piece, also }: Decision,
): Promise<{ orderId: string; status: Order['status'] }> {
  return context.store.transact(async (tx) => {
    const order = await ownOrder(tx, orderId, context.caller.account.id);
    if (order.status === status) return { orderId, status };
    if (order.status !== 'applied') throw new AppError('ORDER_NOT_WAITING');
    tx.update(
      orders,
      withStep({ ...order, piece: piece ?? order.piece }, context, {
        status,
        by: 'publisher',
        ...(reason !== undefined && { reason }),
      }),
    );
    also(tx, order);
    tx.emit({
      type: `order.${status}`,
      accountId: order.accountId,
      facts: { orderId, taskId: order.taskId, title: order.terms.title },
    });
    return { orderId, status };
  });
}
