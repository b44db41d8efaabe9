import { advance } from '../../../shared/application/lifecycles/advance';
import { publishersOrder } from '../../../shared/application/orders/order-sides';
import { follow } from '../../../shared/application/orders/take-step';
import { type Order, orders } from '../../../shared/collections/orders';
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

/**
 * A publisher's decision on an applicant for an own task; an event notifies that person. Repeated, it answers
 * the same. Errors: ORDER_NOT_FOUND, ORDER_NOT_WAITING.
 */
export function decide(
  context: Context<'publisher'>,
  { orderId, event, reason, piece, also }: Decision,
): Promise<{ orderId: string; status: Order['status'] }> {
  return context.store.transact(async (tx) => {
    const order = await publishersOrder(tx, orderId, context.caller.account.id);
    const status = orderLifecycle.transitions[event].to;
    if (order.status === status) return { orderId, status };
    const said = reason === undefined ? {} : { reason };
    const decided = { ...order, piece: piece ?? order.piece };
    await follow(
      tx,
      context,
      advance(tx, orders, decided, event, { by: 'publisher', atMs: context.clock.nowMs(), ...said }),
    );
    await also(tx, order);
    return { orderId, status };
  });
}
