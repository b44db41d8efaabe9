import type { Store, Transaction } from '../../../shared/ports/store';

/** The process is gone: no answer, and nothing of it does anything any more. */
class Crash extends Error {}

interface CrashingStore extends Store {
  /** Whether the crash came; false when the work was over before step `at`. */
  readonly hasCrashed: () => boolean;
}

/**
 * A store whose process crashes at its step `at` (from 1): before a read, at each call inside a transaction,
 * before its commit, or after it, when only the answer is lost.
 */
export function crashingStore(store: Store, at: number): CrashingStore {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= at) throw new Crash(`step ${at}`);
  };
  const watched = (tx: Transaction): Transaction => ({
    async get(from, id) {
      step();
      return tx.get(from, id);
    },
    create(into, doc) {
      step();
      tx.create(into, doc);
    },
    update(inside, doc) {
      step();
      tx.update(inside, doc);
    },
    remove(from, id) {
      step();
      tx.remove(from, id);
    },
    add(to, id, amounts, options) {
      step();
      tx.add(to, id, amounts, options);
    },
    emit(event) {
      step();
      tx.emit(event);
    },
  });
  return {
    hasCrashed: () => steps >= at,
    async get(from, id) {
      step();
      return store.get(from, id);
    },
    async getMany(from, ids) {
      step();
      return store.getMany(from, ids);
    },
    async list(from, index, where, page) {
      step();
      return store.list(from, index, where, page);
    },
    async transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      step();
      const result = await store.transact(async (tx) => {
        const worked = await work(watched(tx));
        step();
        return worked;
      });
      step();
      return result;
    },
  };
}
