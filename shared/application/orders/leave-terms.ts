import { type Order, orders } from '../../collections/orders';
import type { Step } from '../../domain/lifecycles/lifecycle';
import type { Transaction } from '../../ports/store';
import { advance } from '../lifecycles/advance';
import { leavePlace } from '../tasks/places/take-place';
import { freeTime } from './schedule';

const codes = { declineTerms: 'terms-declined', lapseTerms: 'terms-unanswered' } as const;

/** Ends an order whose worker does not accept other terms: place and time are free again, and nothing is noted. */
export async function leaveTerms(
  tx: Transaction,
  order: Order,
  event: keyof typeof codes,
  step: Step,
): Promise<Order> {
  const left = advance(tx, orders, order, event, { ...step, code: codes[event] });
  const hadPlace = order.status === 'admitted';
  leavePlace(tx, order, hadPlace);
  if (hadPlace) tx.emit({ type: 'place.freed', facts: { taskId: order.taskId } });
  await freeTime(tx, order);
  return left;
}
