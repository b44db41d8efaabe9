import { createOnce } from '../../../shared/application/create-once';
import { setDeadline } from '../../../shared/application/deadlines/deadlines';
import type { Consumer } from '../../../shared/application/events/consumer';
import { endWaitingDeadline } from '../../../shared/application/orders/end-waiting';
import {
  countOfPublisher,
  noRatings,
  refutedRating,
  withRating,
} from '../../../shared/application/orders/rating-sums';
import { changeOf, newRecord } from '../../../shared/application/orders/work-record';
import { eventRecordLifeMs, type Told } from '../../../shared/collections/events';
import { orders } from '../../../shared/collections/orders';
import {
  countedWorkEvents,
  type Rating,
  ratings,
  type WorkRecord,
  workRecords,
} from '../../../shared/collections/ratings';
import type { EventOf } from '../../../shared/contract/events';
import type { Ports } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';

type OfOrder = Told<
  EventOf<
    | 'order.withdrawn'
    | 'order.noShow'
    | 'order.cameAfterAll'
    | 'order.returned'
    | 'order.accepted'
    | 'order.decided'
  >
>;
type OfTask = Told<EventOf<'task.closed'>>;
type Consuming = Pick<Ports, 'store' | 'clock'>;

const isOfTask = (event: Told): event is OfTask => event.type === 'task.closed';

/** Lets the clock look whether anybody still waits for a task that is closed. */
async function lookAfterWaiting({ store, clock }: Consuming, [event]: readonly OfTask[]): Promise<void> {
  if (!event) return;
  const deadline = endWaitingDeadline(event.facts.taskId, clock.nowMs());
  await store.transact((tx) => setDeadline(tx, { clock }, deadline));
}

/** Takes a rating back that events of its order refute; answers the worker's record without it. */
async function takeBack(tx: Transaction, rating: Rating, record: WorkRecord): Promise<WorkRecord> {
  tx.remove(ratings, rating.id);
  if (rating.by === 'publisher')
    return { ...record, rated: withRating(record.rated ?? noRatings, rating, -1) };
  await countOfPublisher(tx, rating, -1);
  return record;
}

/** Counts what an order came to for its worker, in the commit that records the events. */
async function count({ store, clock }: Consuming, events: readonly OfOrder[]): Promise<void> {
  await store.transact(async (tx) => {
    const [first] = events;
    const counted = await Promise.all(events.map(({ id }) => tx.get(countedWorkEvents, id)));
    const fresh = events.filter((_, at) => !counted[at]);
    const order = first && (await tx.get(orders, first.facts.orderId));
    const expiresAtMs = clock.nowMs() + eventRecordLifeMs;
    for (const { id } of fresh) tx.create(countedWorkEvents, { id, expiresAtMs });
    if (!order) return;
    const [known, refuted] = await Promise.all([
      tx.get(workRecords, order.accountId),
      refutedRating(tx, order, fresh),
    ]);
    const before = known ?? newRecord(order.accountId);
    const changed = fresh.reduce((record, event) => changeOf(record, event, order), before);
    const after = refuted ? await takeBack(tx, refuted, changed) : changed;
    if (known) tx.update(workRecords, after);
    else tx.create(workRecords, after);
  });
}

/** What follows from orders for others: those who wait for a task that is closed, and people's records. */
export const ordersConsumer: Consumer<Consuming> = {
  name: 'orders',
  recordsOf: (store, events) =>
    store.getMany(
      countedWorkEvents,
      events.map(({ id }) => id),
    ),
  keyOf: (event) =>
    isOfTask(event) ? `task ${event.facts.taskId}` : `order ${(event as OfOrder).facts.orderId}`,
  async handle(context, events) {
    const [first] = events;
    if (!first) return;
    if (!isOfTask(first)) return count(context, events as readonly OfOrder[]);
    await lookAfterWaiting(context, events as readonly OfTask[]);
    const expiresAtMs = context.clock.nowMs() + eventRecordLifeMs;
    for (const { id } of events) await createOnce(context.store, countedWorkEvents, { id, expiresAtMs });
  },
};
