import type { Collection, Document, Partition } from '../collections/collection';
import {
  cursorAfter,
  cursorAt,
  isInRange,
  partitionKey,
  type Query,
  readCursor,
  type SortRange,
  sortKey,
  sortRange,
} from '../collections/index-keys';
import { AppError } from '../contract/errors';
import type { Listed, Page } from '../ports/store';

/** Most documents on a page, and most ids in one `getMany`. */
export const maxPage = 100;

/** A list as every store runs it. */
export interface ListQuery {
  readonly query: Query;
  readonly partition: string;
  readonly range: SortRange;
  /** Sort key after which the page begins, in the query's order. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** Errors: INVALID_INPUT for a foreign cursor; RangeError for an unknown index or a limit outside 1 to 100. */
export function listQuery<D extends Document>(
  of: Collection<D>,
  index: string,
  where: Partition,
  { limit, order = 'asc', cursor, from, to }: Page,
): ListQuery {
  if (!Object.hasOwn(of.indexes, index)) throw new RangeError(`no index ${index} on ${of.name}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxPage) {
    throw new RangeError(`limit must be 1 to ${maxPage}`);
  }
  const query: Query = { index, where, order, from, to };
  const range = sortRange(query);
  const after = cursor === undefined ? undefined : readCursor(of, query, cursor);
  if (after !== undefined && !isInRange(after, range)) {
    throw new AppError('INVALID_INPUT', {
      problems: [{ path: 'cursor', problem: '翻页位置已失效，请下拉刷新' }],
    });
  }
  return { query, partition: partitionKey(where), range, after, limit };
}

/** What an index holds: a document, and the sort key under which it stands there. */
export interface IndexRow<D> {
  readonly doc: D;
  readonly sort: string;
}

/** Rows left out of one page at most; then it is answered short, with a cursor. */
const maxLeftOut = 200;

/**
 * Whether the document itself says that it stands here. An index may lag, and a release that does not know the index
 * leaves its keys as they were; the document is always whole.
 */
function standsHere<D extends Document>(
  of: Collection<D>,
  { query, partition }: ListQuery,
  { doc, sort }: IndexRow<D>,
): boolean {
  const index = of.indexes[query.index];
  const parts = index?.partition(doc);
  return (
    index !== undefined &&
    parts !== undefined &&
    partitionKey(parts) === partition &&
    sortKey(index.sort(doc), doc.id) === sort
  );
}

/** A page of the rows that stand where their documents say. The rows come in the query's order, in portions. */
export async function listed<D extends Document>(
  of: Collection<D>,
  list: ListQuery,
  portions: AsyncIterable<readonly IndexRow<D>[]>,
): Promise<Listed<D>> {
  const items: D[] = [];
  let leftOut = 0;
  for await (const rows of portions) {
    for (const row of rows) {
      if (standsHere(of, list, row)) {
        const last = items.at(-1);
        if (last && items.length === list.limit) return { items, next: cursorAfter(of, list.query, last) };
        items.push(row.doc);
      } else if (++leftOut > maxLeftOut) return { items, next: cursorAt(of, list.query, row.sort) };
    }
  }
  return { items };
}
