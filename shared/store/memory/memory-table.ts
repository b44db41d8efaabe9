import type { Collection, Document } from '../../collections/collection';
import { type IndexKeys, inByteOrder, indexKeys } from '../../collections/index-keys';
import type { Stored, Version } from '../commit';
import type { ListQuery } from '../list-query';
import { SortedList } from './sorted-list';

export interface Row extends Stored {
  readonly keys: readonly IndexKeys[];
}

/** UTF-8 has no such byte. */
const afterAll = '\u00ff';

const placeOf = ({ index, partition }: Pick<IndexKeys, 'index' | 'partition'>) => `${index}/${partition}`;

/** The documents of one collection and their places in its indexes. Holds documents, does not copy them. */
export class MemoryTable {
  readonly #collection: Collection;
  readonly #rows = new Map<string, Row>();
  readonly #lists = new Map<string, SortedList>();

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  get(id: string): Stored | undefined {
    return this.#rows.get(id);
  }

  /** A row to put; throws when no index key can be made of the document, before anything is written. */
  row(doc: Document, version: Version): Row {
    const keys = indexKeys(this.#collection, doc).map((key) => ({ ...key, sort: inByteOrder(key.sort) }));
    return { doc, version, keys };
  }

  /** A row after an addition. Throws TypeError when an index is made of a field that is added to. */
  rowAfterAddition(doc: Document, version: Version): Row {
    const row = this.row(doc, version);
    if (JSON.stringify(this.#rows.get(doc.id)?.keys) !== JSON.stringify(row.keys)) {
      throw new TypeError(`${this.#collection.name}: an index depends on a field that is added to`);
    }
    return row;
  }

  put(row: Row): void {
    this.remove(row.doc.id);
    this.#rows.set(row.doc.id, row);
    for (const key of row.keys) this.#listAt(key).add({ sort: key.sort, id: row.doc.id });
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

  /** Documents of a list in its order, without limit. */
  *list({ query, partition, range, after }: ListQuery): Generator<Document> {
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
      if (row) yield row.doc;
    }
  }

  get documents(): Document[] {
    return [...this.#rows.values()].map(({ doc }) => doc);
  }

  #listAt(key: IndexKeys): SortedList {
    const place = placeOf(key);
    const list = this.#lists.get(place) ?? new SortedList();
    this.#lists.set(place, list);
    return list;
  }
}
