import { eventShards, type OutboxEvent, outbox } from '../../../shared/collections/events';
import type { TestSystem } from '../system/test-system';

/** All events of the outbox, oldest first. */
export async function allEvents({ ports }: TestSystem): Promise<OutboxEvent[]> {
  const lists = await Promise.all(
    eventShards.map((shard) => ports.store.list(outbox, 'log', [shard], { limit: 100 })),
  );
  return lists.flatMap(({ items }) => items).sort((a, b) => a.atMs - b.atMs);
}

/** The events of one order, oldest first. */
export const eventsFor = async (system: TestSystem, orderId: string): Promise<OutboxEvent[]> =>
  (await allEvents(system)).filter(({ facts }) => facts.orderId === orderId);
