import type { Collection, Document } from '../collections/collection';
import { ConditionFailed, type Store } from '../ports/store';

/** Creates a document unless its id is taken; what is there stays as it is. One request, without a read before. */
export async function createOnce<D extends Document>(
  store: Store,
  into: Collection<D>,
  doc: D,
): Promise<void> {
  try {
    await store.transact(async (tx) => tx.create(into, doc));
  } catch (error) {
    if (!(error instanceof ConditionFailed && error.kind === 'exists')) throw error;
  }
}
