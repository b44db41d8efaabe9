import { type Deadline, deadlines } from '../../collections/deadlines';
import type { Order } from '../../collections/orders';
import { nextStep } from '../../domain/orders/next-step';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { newDeadline, setDeadline } from '../deadlines/deadlines';

/** The kind of every deadline of an order: what is to be done then, the order itself tells. */
export const orderDeadlineKind = 'order.next';

type NextDeadline = Pick<Deadline, 'kind' | 'subject' | 'dueAtMs'>;

/** When something is next to be done about an order; undefined: nothing. */
export function orderDeadline(order: Order, afterMs: number): NextDeadline | undefined {
  const next = nextStep(order, afterMs);
  return next && { kind: orderDeadlineKind, subject: order.id, dueAtMs: next.dueAtMs };
}

/** Sets what the clock does next about an order. Where there is nothing, what was set before finds nothing to do. */
export async function setOrderDeadline(
  tx: Transaction,
  context: Pick<Ports, 'clock'>,
  order: Order,
): Promise<void> {
  const next = orderDeadline(order, context.clock.nowMs());
  if (next) await setDeadline(tx, context, next);
}

/**
 * Sets what the clock does next about an order that was taken one step on: whoever changes where an order stands calls
 * this with what `advance` answers.
 */
export async function follow(tx: Transaction, context: Pick<Ports, 'clock'>, order: Order): Promise<Order> {
  await setOrderDeadline(tx, context, order);
  return order;
}

/** The same for an order that is made: it has no deadline yet, so that none is read. */
export function followNew(tx: Transaction, made: Order): Order {
  const next = orderDeadline(made, made.updatedAtMs);
  if (next) tx.create(deadlines, newDeadline(next));
  return made;
}
