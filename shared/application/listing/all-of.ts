import type { Collection, Document, Partition } from '../../collections/collection';
import type { Page, Store } from '../../ports/store';

const pageSize = 100;

/** Everything in one partition of an index, or between two of its values, page by page; for lists that are bounded. */
export async function allOf<D extends Document>(
  store: Pick<Store, 'list'>,
  from: Collection<D>,
  index: string,
  where: Partition,
  bounds: Pick<Page, 'from' | 'to'> = {},
): Promise<D[]> {
  const all: D[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list(from, index, where, { ...bounds, limit: pageSize, cursor });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}
