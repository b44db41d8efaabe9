import type { Told } from '../../collections/events';
import type { Order } from '../../collections/orders';
import type { WorkRecord } from '../../collections/ratings';
import { onTimeMs } from '../../domain/orders/order-moments';
import { isWithdrawnLate } from '../../domain/orders/rateable';
import { workStartMs } from '../../domain/tasks/sessions';

/** Whether its worker came on time; where hours are free, there is no other time. */
const isOnTime = (order: Order): boolean =>
  order.checkedInAtMs === undefined || order.checkedInAtMs <= workStartMs(order.terms.sessions) + onTimeMs;

/** Whether a withdrawal of that moment was of somebody admitted, and shortly before the work. */
const isLateWithdrawal = (order: Order, atMs: number): boolean =>
  isWithdrawnLate(
    order,
    order.timeline.findLastIndex((step) => step.status === 'withdrawn' && step.atMs <= atMs),
  );

const done = (record: WorkRecord, order: Order): WorkRecord => ({
  ...record,
  done: record.done + 1,
  onTime: record.onTime + Number(isOnTime(order)),
});

/** What an operator decided: with a sum it was done, and nobody who earned something did not come. */
function decided(record: WorkRecord, order: Order): WorkRecord {
  const before = order.timeline.at(-3)?.status;
  // What was accepted, if less than was done, is counted already.
  if (!order.earnedFen || before === 'accepted') return record;
  const wasMissed = before === 'no-show';
  return done({ ...record, noShows: Math.max(0, record.noShows - Number(wasMissed)) }, order);
}

/** Of somebody who has not worked yet. */
export const newRecord = (id: string): WorkRecord => ({
  id,
  done: 0,
  onTime: 0,
  noShows: 0,
  returned: 0,
  lateWithdrawals: 0,
});

/** A record with what one event of an order adds to it. */
export function changeOf(record: WorkRecord, event: Told, order: Order): WorkRecord {
  switch (event.type) {
    case 'order.decided':
      // Both sides are told: it is one decision.
      return event.accountId === order.accountId ? decided(record, order) : record;
    case 'order.accepted':
      return done(record, order);
    case 'order.noShow':
      return { ...record, noShows: record.noShows + 1 };
    case 'order.cameAfterAll':
      return { ...record, noShows: Math.max(0, record.noShows - 1) };
    case 'order.returned':
      return { ...record, returned: record.returned + 1 };
    case 'order.withdrawn':
      return isLateWithdrawal(order, event.atMs)
        ? { ...record, lateWithdrawals: record.lateWithdrawals + 1 }
        : record;
    default:
      return record;
  }
}
