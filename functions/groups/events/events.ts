import { unhandledEvents } from '../../../shared/application/events/event-reader';
import { type OutboxEvent, taskEventTypes } from '../../../shared/collections/events';
import { taskPlaces } from '../../../shared/collections/tasks';
import * as f from '../../../shared/contract/fields';
import type { groupsContract, TaskEvent } from '../../../shared/contract/groups';
import type { Ports, UseCase } from '../../../shared/ports/context';
import { defaultLimit } from '../own-groups';
import { writeReceipt } from './receipt';

type TaskEventType = (typeof taskEventTypes)[number];

const isTaskEvent = (event: OutboxEvent): event is OutboxEvent & { type: TaskEventType } =>
  taskEventTypes.some((type) => type === event.type);

/** Whose place in the feed it is; the relay's own name cannot be a client's. */
export const consumerOf = (clientId: string): string => `service.${clientId}`;

/** Sign-up does not read how many places are left, so that only the feed can say which admission was the last. */
async function filledTasks(
  { store }: Pick<Ports, 'store'>,
  read: readonly OutboxEvent[],
): Promise<Set<string>> {
  const admitted = read
    .filter(({ type }) => type === 'order.admitted')
    .map(({ facts }) => facts.taskId ?? '');
  const ids = [...new Set(admitted)];
  const places = ids.length > 0 ? await store.getMany(taskPlaces, ids) : [];
  return new Set(ids.filter((_, at) => places[at]?.left === 0));
}

function shown(event: OutboxEvent, filled: Set<string>): TaskEvent[] {
  const { id: eventId, facts, atMs } = event;
  const taskId = facts.taskId ?? '';
  if (isTaskEvent(event)) {
    const category = f.category.safeParse(facts.category).data;
    const { cityCode } = facts;
    return [
      {
        eventId,
        type: event.type,
        taskId,
        atMs,
        ...(cityCode && { cityCode }),
        ...(category && { category }),
      },
    ];
  }
  // Once per page: of several last admissions the first one reports it.
  return filled.delete(taskId) ? [{ eventId, type: 'task.filled', taskId, atMs }] : [];
}

/** What the client has not acknowledged yet; of orders it learns no more than that a task is full. */
export const events: UseCase<typeof groupsContract.events, 'hash'> = async ({ limit }, context) => {
  const { id, createdAtMs: sinceMs } = context.caller.service;
  const name = consumerOf(id);
  const wants = (event: OutboxEvent) => isTaskEvent(event) || event.type === 'order.admitted';
  const read = await unhandledEvents(context, { name, sinceMs, wants }, limit ?? defaultLimit);
  const filled = await filledTasks(context, read.events);
  return {
    events: read.events.flatMap((event) => shown(event, filled)),
    ...(read.reads.length > 0 && { receipt: writeReceipt(context, name, read.reads) }),
  };
};
