import type { Store } from '../../../shared/ports/store';
import type { EmptyStore } from './open-stores';

/** As many as one transaction takes. */
const perTransaction = 10;

/** Writes documents through the store itself, all of them or, where one is there already, none; nobody else writes meanwhile. */
export const putThrough =
  (store: Store): EmptyStore['put'] =>
  async (documents) => {
    const there = await Promise.all(documents.map(({ collection, doc }) => store.get(collection, doc.id)));
    if (there.some((doc) => doc !== undefined)) return false;
    for (let at = 0; at < documents.length; at += perTransaction) {
      await store.transact(async (tx) => {
        for (const { collection, doc } of documents.slice(at, at + perTransaction))
          tx.create(collection, doc);
      });
    }
    return true;
  };
