import type { Collection, Document, Partition } from '../collections/collection';
import {
  cursorAfter,
  isInRange,
  partitionKey,
  type Query,
  readCursor,
  type SortRange,
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

/** A page from up to `limit + 1` documents: the one too many tells that there is a next page. */
export function listed<D extends Document>(
  of: Collection<D>,
  { query, limit }: ListQuery,
  found: D[],
): Listed<D> {
  if (found.length <= limit) return { items: found };
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return last ? { items, next: cursorAfter(of, query, last) } : { items };
}
