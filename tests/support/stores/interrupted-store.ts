import type { Collection } from '../../../shared/collections/collection';
import type { Store } from '../../../shared/ports/store';
import { tapped } from './tapped';

/** A store where something happens once, right after a use case has read that document outside a transaction. */
export function interruptedStore(
  store: Store,
  collection: Collection,
  id: string,
  happens: () => Promise<unknown>,
): Store {
  let isDone = false;
  return tapped(store, {
    async after({ method, args: [from, wanted] }) {
      const isIt = method === 'get' && (from as Collection).name === collection.name && wanted === id;
      if (!isIt || isDone) return;
      isDone = true;
      await happens();
    },
  });
}
