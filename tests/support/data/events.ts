import { eventShards, eventsOf, outbox, type Told } from '../../../shared/collections/events';
import type { Store } from '../../../shared/ports/store';
import type { TestSystem } from '../system/test-system';

/** All events of a store's outbox, oldest first. */
export async function storedEvents(store: Store): Promise<Told[]> {
  const lists = await Promise.all(
    eventShards.map((shard) => store.list(outbox, 'log', [shard], { limit: 100 })),
  );
  return lists.flatMap(({ items }) => items.flatMap(eventsOf)).sort((a, b) => a.atMs - b.atMs);
}

export const allEvents = ({ ports }: TestSystem): Promise<Told[]> => storedEvents(ports.store);

/** The events of one order, oldest first. */
export const eventsFor = async (system: TestSystem, orderId: string): Promise<Told[]> =>
  (await allEvents(system)).filter(({ facts }) => 'orderId' in facts && facts.orderId === orderId);
