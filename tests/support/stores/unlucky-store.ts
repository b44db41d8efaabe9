import type { Collection, Document } from '../../../shared/collections/collection';
import type { Store, Transaction } from '../../../shared/ports/store';

/** Counts transactions and the tries that they took. */
export interface Tries {
  transactions: number;
  tries: number;
}

/**
 * A store on which somebody else always comes first: the first `times` tries of transactions find that each
 * document they read was written meanwhile. `raw` is the store below, through which that somebody writes.
 */
export function contestedStore(store: Store, raw: Store, times: number, counted: Tries): Store {
  let left = times;
  const touch = <D extends Document>(collection: Collection<D>, id: string) =>
    raw.transact(async (tx) => {
      const now = await tx.get(collection, id);
      if (now) tx.update(collection, now);
    });
  return {
    get: (from, id) => store.get(from, id),
    getMany: (from, ids, freshness) => store.getMany(from, ids, freshness),
    list: (from, index, where, page) => store.list(from, index, where, page),
    transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      counted.transactions += 1;
      return store.transact(async (tx) => {
        counted.tries += 1;
        const read: [Collection<Document>, string][] = [];
        const result = await work({
          get(from, id) {
            read.push([from as unknown as Collection<Document>, id]);
            return tx.get(from, id);
          },
          create: (into, doc) => tx.create(into, doc),
          update: (inside, doc) => tx.update(inside, doc),
          remove: (from, id) => tx.remove(from, id),
          add: (to, id, amounts, options) => tx.add(to, id, amounts, options),
          emit: (event) => tx.emit(event),
        });
        if (read.length > 0 && left > 0) {
          left -= 1;
          for (const [collection, id] of read) await touch(collection, id);
        }
        return result;
      });
    },
  };
}

/** A store whose call number `at` (from 1) throws; a transaction throws before it commits anything. */
export function failingStore(
  store: Store,
  at: number,
  failure: () => Error,
): Store & { hasFailed(): boolean } {
  let calls = 0;
  const next = () => {
    calls += 1;
    if (calls === at) throw failure();
  };
  return {
    hasFailed: () => calls >= at,
    async get(from, id) {
      next();
      return store.get(from, id);
    },
    async getMany(from, ids) {
      next();
      return store.getMany(from, ids);
    },
    async list(from, index, where, page) {
      next();
      return store.list(from, index, where, page);
    },
    async transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      next();
      return store.transact(work);
    },
  };
}
