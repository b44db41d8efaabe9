import type { Collection, Document } from '../../../shared/collections/collection';
import type { Store } from '../../../shared/ports/store';

/** A store where something happens once, right after a use case has read that document outside a transaction. */
export function interruptedStore(
  store: Store,
  collection: Collection,
  id: string,
  happens: () => Promise<unknown>,
): Store {
  let isDone = false;
  return {
    async get<D extends Document>(from: Collection<D>, wanted: string): Promise<D | undefined> {
      const read = await store.get(from, wanted);
      if (from.name === collection.name && wanted === id && !isDone) {
        isDone = true;
        await happens();
      }
      return read;
    },
    getMany: (from, ids, freshness) => store.getMany(from, ids, freshness),
    list: (from, index, where, page) => store.list(from, index, where, page),
    transact: (work) => store.transact(work),
  };
}
