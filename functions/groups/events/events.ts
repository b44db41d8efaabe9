import { unhandledEvents } from '../../../shared/application/events/feed-reader';
import { placesLeftOf } from '../../../shared/application/tasks/places/places-left';
import type { FeedItem } from '../../../shared/collections/events';
import type { groupsContract, TaskEvent } from '../../../shared/contract/groups';
import type { Ports, UseCase } from '../../../shared/ports/context';
import { writeReceipt } from './receipt';

/** Whose place in the feed it is. */
export const consumerOf = (clientId: string): string => `service.${clientId}`;

/** Sign-up does not read how many places are left, so that only the feed can say which admission was the last. */
async function filledTasks({ store }: Pick<Ports, 'store'>, read: readonly FeedItem[]): Promise<Set<string>> {
  const admitted = read.filter(({ type }) => type === 'order.admitted');
  const ids = [...new Set(admitted.map(({ taskId }) => taskId))];
  const left = await placesLeftOf(store, ids);
  return new Set(ids.filter((_, at) => left[at] === 0));
}

function shown(item: FeedItem, filled: Set<string>): TaskEvent[] {
  const { id: eventId, type, taskId, cityCode, category, toldAtMs: atMs } = item;
  if (type !== 'order.admitted') {
    return [{ eventId, type, taskId, atMs, ...(cityCode && { cityCode }), ...(category && { category }) }];
  }
  // Once per page: of several last admissions the first one reports it.
  return filled.delete(taskId) ? [{ eventId, type: 'task.filled', taskId, atMs }] : [];
}

/** What the client has not acknowledged yet; of orders it learns no more than that a task is full. */
export const events: UseCase<typeof groupsContract.events, 'hash'> = async ({ limit }, context) => {
  const { id, createdAtMs: sinceMs } = context.caller.service;
  const name = consumerOf(id);
  const read = await unhandledEvents(context, { name, sinceMs, wants: () => true }, limit);
  const filled = await filledTasks(context, read.events);
  return {
    events: read.events.flatMap((event) => shown(event, filled)),
    ...(read.reads.length > 0 && { receipt: writeReceipt(context, name, read.reads) }),
  };
};
