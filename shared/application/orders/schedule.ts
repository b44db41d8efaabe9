import type { Order } from '../../collections/orders';
import { type Schedule, schedules } from '../../collections/schedules';
import { AppError } from '../../contract/errors';
import { maxHeldOrders } from '../../domain/orders/limits';
import { clashOf, isFlexible, workEndMs } from '../../domain/tasks/sessions';
import type { Transaction } from '../../ports/store';

type Taken = Pick<Order, 'id' | 'accountId' | 'terms'>;

/** Whoever chooses the hours is free at any time: such an order takes no part. */
const takesTime = ({ terms }: Taken): boolean => !terms.sessions.every(isFlexible);

/**
 * Holds an order's sessions for its person, in the commit that makes it wait or admits it; what is over goes. Errors:
 * ORDER_CLASHES with the order that has one of them, its task's title and its session; TOO_MANY_ORDERS.
 */
export async function holdTime(tx: Transaction, order: Taken, nowMs: number): Promise<void> {
  if (takesTime(order)) holdTimeIn(tx, order, nowMs, await tx.get(schedules, order.accountId));
}

/** The same where the transaction has read the person's schedule already. */
export function holdTimeIn(
  tx: Transaction,
  order: Taken,
  nowMs: number,
  schedule: Schedule | undefined,
): void {
  if (!takesTime(order)) return;
  const { accountId, terms } = order;
  const others = (schedule?.held ?? []).filter(
    ({ orderId, sessions }) => orderId !== order.id && workEndMs(sessions) > nowMs,
  );
  for (const { orderId, title, sessions } of others) {
    const session = clashOf(sessions, terms.sessions);
    if (session) throw new AppError('ORDER_CLASHES', { orderId, title, session });
  }
  if (others.length >= maxHeldOrders) throw new AppError('TOO_MANY_ORDERS');
  const own = { orderId: order.id, title: terms.title, sessions: terms.sessions };
  const held = [...others, own];
  if (schedule) tx.update(schedules, { ...schedule, held });
  else tx.create(schedules, { id: accountId, held });
}

/** Gives the time of an order back that was withdrawn or refused, in the same commit. */
export async function freeTime(tx: Transaction, order: Taken): Promise<void> {
  if (!takesTime(order)) return;
  const schedule = await tx.get(schedules, order.accountId);
  if (!schedule?.held.some(({ orderId }) => orderId === order.id)) return;
  tx.update(schedules, {
    ...schedule,
    held: schedule.held.filter(({ orderId }) => orderId !== order.id),
  });
}
