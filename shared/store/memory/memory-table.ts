import { fromByteOrder, type IndexKeys, inByteOrder } from '../../collections/index-keys';
import type { ListQuery } from '../list-query';
import type { Row } from './memory-row';
import { SortedList } from './sorted-list';

/** UTF-8 has no such byte. */
const afterAll = '\u00ff';

const placeOf = ({ index, partition }: Pick<IndexKeys, 'index' | 'partition'>) => `${index}/${partition}`;

/** The documents of one collection and their places in its indexes. Holds fields, does not copy them. */
export class MemoryTable {
  readonly #rows = new Map<string, Row>();
  readonly #lists = new Map<string, SortedList>();

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  put(row: Row): void {
    this.remove(row.id);
    this.#rows.set(row.id, row);
    for (const key of row.keys) this.#listAt(key).add({ sort: key.sort, id: row.id });
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    for (const key of row.keys) {
      const list = this.#listAt(key);
      list.remove(key.sort);
      if (list.isEmpty) this.#lists.delete(placeOf(key));
    }
  }

  /** Rows of a list in its order, and where they stand in it; without limit. */
  *list({ query, partition, range, after }: ListQuery): Generator<{ row: Row; sort: string }> {
    const list = this.#lists.get(placeOf({ index: query.index, partition }));
    if (!list) return;
    const isAscending = query.order === 'asc';
    const from = inByteOrder(range.from);
    const to = range.to === undefined ? afterAll : inByteOrder(range.to);
    const seen = after === undefined ? undefined : inByteOrder(after);
    const entries = isAscending ? list.ascending(seen ?? from) : list.descending(seen ?? to);
    for (const { sort, id } of entries) {
      if (sort === seen) continue;
      const isPastEnd = isAscending ? sort > to : sort < from;
      if (isPastEnd) return;
      const row = this.#rows.get(id);
      if (row) yield { row, sort: fromByteOrder(sort) };
    }
  }

  get rows(): Row[] {
    return [...this.#rows.values()];
  }

  #listAt(key: IndexKeys): SortedList {
    const place = placeOf(key);
    const list = this.#lists.get(place) ?? new SortedList();
    this.#lists.set(place, list);
    return list;
  }
}
