import { ConditionFailed, type Store } from '../../../shared/ports/store';
import type { EmptyStore } from './open-stores';

/** Writes documents through the store itself, in one transaction. */
export const putThrough =
  (store: Store): EmptyStore['put'] =>
  async (documents) => {
    try {
      await store.transact(async (tx) => {
        for (const { collection, doc } of documents) tx.create(collection, doc);
      });
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  };
