import { advance } from '../../../shared/application/lifecycles/advance';
import { type Order, orders } from '../../../shared/collections/orders';
import { AppError } from '../../../shared/contract/errors';
import { orderLifecycle } from '../../../shared/domain/lifecycles/order-lifecycle';
import type { Context } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';

interface Decision {
  readonly orderId: string;
  readonly event: 'admit' | 'refuse';
  readonly reason?: string;
  /** Where the order is counted from now on; where it was, unless said. */
  readonly piece?: number;
  /** What else changes with it. */
  also(tx: Transaction, order: Order): void | Promise<void>;
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
  { orderId, event, reason, piece, also }: Decision,
): Promise<{ orderId: string; status: Order['status'] }> {
  return context.store.transact(async (tx) => {
    const order = await ownOrder(tx, orderId, context.caller.account.id);
    const status = orderLifecycle.transitions[event].to;
    if (order.status === status) return { orderId, status };
    const said = reason === undefined ? {} : { reason };
    const decided = { ...order, piece: piece ?? order.piece };
    advance(tx, orders, decided, event, { by: 'publisher', atMs: context.clock.nowMs(), ...said });
    await also(tx, order);
    return { orderId, status };
  });
}
