import { allOf } from '../../../shared/application/listing/all-of';
import { eventShards, eventsOf, outbox, type Told } from '../../../shared/collections/events';
import type { Store } from '../../../shared/ports/store';
import type { TestSystem } from '../system/test-system';

/** All events of a store's outbox, oldest first. */
export async function storedEvents(store: Store): Promise<Told[]> {
  const lists = await Promise.all(eventShards.map((shard) => allOf(store, outbox, 'log', [shard])));
  return lists
    .flat()
    .flatMap(eventsOf)
    .sort((a, b) => a.atMs - b.atMs);
}

export const allEvents = ({ ports }: TestSystem): Promise<Told[]> => storedEvents(ports.store);

/** The events of one order, oldest first. */
export const eventsFor = async (system: TestSystem, orderId: string): Promise<Told[]> =>
  (await allEvents(system)).filter(({ facts }) => 'orderId' in facts && facts.orderId === orderId);
