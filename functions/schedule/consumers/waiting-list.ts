import { createOnce } from '../../../shared/application/create-once';
import type { Consumer } from '../../../shared/application/events/consumer';
import { admitFromWaitingList } from '../../../shared/application/orders/decisions';
import { countedPlaceEvents, eventRecordLifeMs, type Told } from '../../../shared/collections/events';
import type { EventOf } from '../../../shared/contract/events';
import type { Ports } from '../../../shared/ports/context';

type Freed = Told<EventOf<'order.withdrawn' | 'order.cancelled' | 'task.changed' | 'place.freed'>>;

const taskIdOf = (event: Told): string => (event as Freed).facts.taskId;
const recordIdOf = ({ id }: Told): string => `waiting-list:${id}`;

/** Admits those whom a publisher put on the waiting list as soon as places are free; done twice, it finds nothing to do. */
export const waitingListConsumer: Consumer<Pick<Ports, 'store' | 'clock'>> = {
  name: 'waitingList',
  recordsOf: (store, events) => store.getMany(countedPlaceEvents, events.map(recordIdOf)),
  keyOf: taskIdOf,
  async handle({ store, clock }, events) {
    const [event] = events;
    if (!event) return;
    await admitFromWaitingList({ store, clock }, taskIdOf(event));
    const expiresAtMs = clock.nowMs() + eventRecordLifeMs;
    for (const each of events)
      await createOnce(store, countedPlaceEvents, { id: recordIdOf(each), expiresAtMs });
  },
};
