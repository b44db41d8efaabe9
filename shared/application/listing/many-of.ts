import type { Collection, Document } from '../../collections/collection';
import type { Store } from '../../ports/store';

/** As many documents as a store reads at once. */
const mostIds = 100;

/** The documents with these ids that there are, by id; however many. */
export async function manyOf<D extends Document>(
  store: Pick<Store, 'getMany'>,
  from: Collection<D>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, D>> {
  const once = [...new Set(ids)];
  const batches = Array.from({ length: Math.ceil(once.length / mostIds) }, (_, at) =>
    once.slice(at * mostIds, (at + 1) * mostIds),
  );
  const found = (await Promise.all(batches.map((batch) => store.getMany(from, batch)))).flat();
  return new Map(found.flatMap((doc) => (doc ? [[doc.id, doc] as const] : [])));
}
