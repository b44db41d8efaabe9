import { createOnce } from '../../../shared/application/create-once';
import type { Consumer } from '../../../shared/application/events/consumer';
import { overlapMs } from '../../../shared/application/events/feed-reader';
import { feedItems, type Told } from '../../../shared/collections/events';
import type { EventOf, TaskEventType } from '../../../shared/contract/events';
import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import type { Ports } from '../../../shared/ports/context';

/** For programs that were away. */
const itemLifeMs = 30 * dayMs;
/** Programs look back five minutes (overlapMs): an item may be so late, and a minute for the commit. */
const promptMs = overlapMs - minuteMs;

type Fed = Told<EventOf<TaskEventType | 'order.admitted'>>;

/** Passes on what happens to tasks, for programs that bring them to groups; of orders no more than the task. */
export const feedConsumer: Consumer<Pick<Ports, 'store' | 'clock'>> = {
  name: 'feed',
  recordsOf: (store, events) =>
    store.getMany(
      feedItems,
      events.map(({ id }) => id),
    ),
  async handle({ store, clock }, events) {
    for (const { id, type, facts, atMs: toldAtMs } of events as readonly Fed[]) {
      const nowMs = clock.nowMs();
      // In the order in which things happened, unless that would be before what programs look back to.
      const atMs = nowMs - toldAtMs < promptMs ? toldAtMs : nowMs;
      const { taskId, ...where } = facts;
      const task = 'cityCode' in where ? { cityCode: where.cityCode, category: where.category } : {};
      const item = { id, type, taskId, ...task, toldAtMs, atMs, expiresAtMs: nowMs + itemLifeMs };
      await createOnce(store, feedItems, item);
    }
  },
};
