import { placesStand } from '../../../shared/application/tasks/places/places-left';
import { type Order, orders } from '../../../shared/collections/orders';
import type { Task } from '../../../shared/collections/tasks';
import type { Store } from '../../../shared/ports/store';

/** Nobody counts further with their eyes. */
export const most = 100;

/** What was handed in for a publisher and waits for acceptance, as far as it is counted. */
export const handedInFor = async (store: Store, publisherId: string): Promise<Order[]> =>
  (await store.list(orders, 'toAccept', [publisherId], { limit: most })).items;

/** How people stand with a task. */
export interface Stand {
  readonly placesLeft: number;
  readonly taken: number;
  readonly waiting: number;
  readonly toAccept: number;
}

/** How people stand with each task; `handedIn`: the publisher's orders that wait for acceptance. */
export async function standsOf(
  store: Store,
  own: readonly Task[],
  handedIn: readonly Pick<Order, 'taskId'>[],
): Promise<Stand[]> {
  const places = own.length === 0 ? [] : await placesStand(store, own);
  return own.map((task, at) => {
    const stand = places[at];
    const placesLeft = stand?.left ?? task.places;
    const taken = stand ? task.places - placesLeft : 0;
    return {
      placesLeft,
      taken,
      waiting: Math.max(0, (stand?.signUps ?? 0) - taken),
      toAccept: handedIn.filter(({ taskId }) => taskId === task.id).length,
    };
  });
}
