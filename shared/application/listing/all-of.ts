import type { Collection, Document, Partition } from '../../collections/collection';
import type { Store } from '../../ports/store';

const pageSize = 100;

/** Everything in one partition of an index, page by page; for timers and scripts, whose lists are bounded. */
export async function allOf<D extends Document>(
  store: Pick<Store, 'list'>,
  from: Collection<D>,
  index: string,
  where: Partition,
): Promise<D[]> {
  const all: D[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list(from, index, where, { limit: pageSize, cursor });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}
