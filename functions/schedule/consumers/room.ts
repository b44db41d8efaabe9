import { setDeadline } from '../../../shared/application/deadlines/deadlines';
import type { Consumer } from '../../../shared/application/events/consumer';
import { advance } from '../../../shared/application/lifecycles/advance';
import { endWaitingDeadline } from '../../../shared/application/orders/end-waiting';
import { placesLeftOf } from '../../../shared/application/tasks/places/places-left';
import { roomOf } from '../../../shared/application/tasks/places/room';
import { countedPlaceEvents, eventRecordLifeMs, type Told } from '../../../shared/collections/events';
import { tasks } from '../../../shared/collections/tasks';
import type { EventOf } from '../../../shared/contract/events';
import type { Ports } from '../../../shared/ports/context';

type Moved = Told<EventOf<'order.admitted' | 'order.withdrawn' | 'task.changed' | 'place.freed'>>;

const taskIdOf = (event: Told): string => (event as Moved).facts.taskId;

/**
 * Tells the catalogue of tasks that have filled up, and of those that have room again, and lets the clock end the
 * waiting for one that is full: it looks at the places as they
 * are, so that many events are answered by one look, and no order of them matters.
 */
export const roomConsumer: Consumer<Pick<Ports, 'store' | 'clock'>> = {
  name: 'room',
  recordsOf: (store, events) =>
    store.getMany(
      countedPlaceEvents,
      events.map(({ id }) => id),
    ),
  keyOf: taskIdOf,
  async handle({ store, clock }, events) {
    const [event] = events;
    if (!event) return;
    const taskId = taskIdOf(event);
    const [left] = await placesLeftOf(store, [taskId]);
    const nowMs = clock.nowMs();
    await store.transact(async (tx) => {
      const counted = await Promise.all(events.map(({ id }) => tx.get(countedPlaceEvents, id)));
      const fresh = events.filter((_, at) => !counted[at]);
      for (const { id } of fresh)
        tx.create(countedPlaceEvents, { id, expiresAtMs: nowMs + eventRecordLifeMs });
      const task = await tx.get(tasks, taskId);
      if (task?.status !== 'open' || left === undefined) return;
      const { room: before, ...rest } = task;
      const room = roomOf(task, left);
      const seen = { ...rest, ...(room && { room }) };
      if (room === before) return;
      advance(tx, tasks, seen, 'recount', { by: 'platform', atMs: nowMs });
      if (room === 'none' && task.admission === 'reviewed')
        await setDeadline(tx, { clock }, endWaitingDeadline(taskId, nowMs));
    });
  },
};
