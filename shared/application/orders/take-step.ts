import { type Deadline, deadlines } from '../../collections/deadlines';
import { type Order, orders } from '../../collections/orders';
import type { Step } from '../../domain/lifecycles/lifecycle';
import type { orderLifecycle } from '../../domain/lifecycles/order-lifecycle';
import { nextStep } from '../../domain/orders/next-step';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { newDeadline, setDeadline } from '../deadlines/deadlines';
import { advance } from '../lifecycles/advance';

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

type OrderEvent = keyof typeof orderLifecycle.transitions;

/**
 * Takes an order one step on, and sets what the clock does next about it: whoever changes where an order stands calls
 * this and not `advance`. Errors: those that the lifecycle names for the step.
 */
export async function takeStep(
  tx: Transaction,
  context: Pick<Ports, 'clock'>,
  order: Order,
  event: OrderEvent,
  step: Step,
): Promise<Order> {
  const after = advance(tx, orders, order, event, step);
  await setOrderDeadline(tx, context, after);
  return after;
}

/** The same for an order that is made: it has no deadline yet, so that none is read. */
export function makeOrder(
  tx: Transaction,
  order: Omit<Order, 'status' | 'timeline' | 'updatedAtMs'>,
  event: OrderEvent,
  step: Step,
): Order {
  const made = advance(tx, orders, order, event, step);
  const next = orderDeadline(made, step.atMs);
  if (next) tx.create(deadlines, newDeadline(next));
  return made;
}
