import type { Collection, Document } from '../collections/collection';
import type { Store } from '../ports/store';

/** What one transaction takes. */
const perTransaction = 10;

/** Writes documents over whatever is there by the store's own transactions, side by side. */
export async function putThrough(store: Store, into: Collection, docs: readonly Document[]): Promise<void> {
  const starts = docs.map((_, at) => at).filter((at) => at % perTransaction === 0);
  await Promise.all(
    starts.map((start) =>
      store.transact(async (tx) => {
        const chunk = docs.slice(start, start + perTransaction);
        const there = await Promise.all(chunk.map(({ id }) => tx.get(into, id)));
        for (const [at, doc] of chunk.entries()) {
          if (there[at]) tx.update(into, doc);
          else tx.create(into, doc);
        }
      }),
    ),
  );
}
