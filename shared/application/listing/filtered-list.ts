import type { Collection, Document, Partition } from '../../collections/collection';
import { cursorAfter } from '../../collections/index-keys';
import type { Listed, Page, Store } from '../../ports/store';

/** Documents that one filtered list reads at most before it answers a short page. */
const maxRead = 200;
/** The store's bound on one page. */
const maxPage = 100;

/**
 * A page of the documents that pass a filter which no index serves. It reads at most 200 documents and may
 * answer fewer than `limit` together with a cursor: the next page goes on where reading stopped.
 */
export async function listFiltered<D extends Document>(
  store: Store,
  from: Collection<D>,
  index: string,
  where: Partition,
  page: Page,
  passes: (doc: D) => boolean,
): Promise<Listed<D>> {
  const query = { index, where, order: page.order ?? 'asc', from: page.from, to: page.to };
  const items: D[] = [];
  let cursor = page.cursor;
  // Each further read is twice as large: a filter that passes little must not cost a request per document.
  for (let read = 0, size = page.limit; ; size *= 2) {
    const limit = Math.min(size, maxPage, maxRead - read);
    const listed = await store.list(from, index, where, { ...page, limit, cursor });
    read += listed.items.length;
    for (const doc of listed.items) {
      if (!passes(doc)) continue;
      items.push(doc);
      if (items.length < page.limit) continue;
      const isLast = doc === listed.items.at(-1) && !listed.next;
      return isLast ? { items } : { items, next: cursorAfter(from, query, doc) };
    }
    if (!listed.next) return { items };
    if (read >= maxRead) return { items, next: listed.next };
    cursor = listed.next;
  }
}
