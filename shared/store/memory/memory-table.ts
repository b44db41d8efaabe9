import type { Collection, Document, Fields } from '../../collections/collection';
import { fromByteOrder, type IndexKeys, inByteOrder, indexKeys } from '../../collections/index-keys';
import type { Addition, Version } from '../commit';
import { fieldsOf } from '../copy';
import { documentFrom } from '../document-from';
import type { ListQuery } from '../list-query';
import { readableFields } from '../stored-fields';
import { SortedList } from './sorted-list';

/** A document as it is kept, with the fields of releases newer than the one that reads. */
export interface Row {
  readonly id: string;
  readonly fields: Fields;
  /** Of the collection, when it was written. */
  readonly schema: number;
  readonly version: Version;
  readonly keys: readonly IndexKeys[];
  /** The collection that knows every field of it; absent where another release has put more into it. */
  readonly wholeOf: Collection | undefined;
}

/** UTF-8 has no such byte. */
const afterAll = '\u00ff';

const placeOf = ({ index, partition }: Pick<IndexKeys, 'index' | 'partition'>) => `${index}/${partition}`;

/** Where a document stands in the indexes of its collection; throws when no key can be made of it. */
const keysOf = (of: Collection, doc: Document): IndexKeys[] =>
  indexKeys(of, doc).map((key) => ({ ...key, sort: inByteOrder(key.sort) }));

/** A row to put in the place of another one: fields and keys that this release does not know stay. */
export function rowOf(of: Collection, doc: Document, version: Version, current?: Row): Row {
  const known = new Set(readableFields(of));
  const kept = Object.entries(current?.fields ?? {}).filter(([field]) => !known.has(field));
  const keptKeys = current?.keys.filter(({ index }) => !Object.hasOwn(of.indexes, index)) ?? [];
  return {
    id: doc.id,
    fields: { ...Object.fromEntries(kept), ...fieldsOf(doc) },
    schema: of.version,
    version,
    keys: [...keptKeys, ...keysOf(of, doc)],
    wholeOf: kept.length === 0 ? of : undefined,
  };
}

/** A row after an addition. Throws TypeError when an index is made of a field that is added to. */
export function rowAfterAddition(
  of: Collection,
  current: Row,
  amounts: Addition['amounts'],
  version: Version,
): Row {
  const fields: Record<string, unknown> = { ...current.fields };
  for (const [field, amount] of Object.entries(amounts)) {
    const value = fields[field];
    if (typeof value !== 'number') throw new TypeError(`${of.name}.${field}: no counter to add to`);
    fields[field] = value + amount;
  }
  const before = keysOf(
    of,
    documentFrom(of, current.schema, (field) => current.fields[field]),
  );
  const after = keysOf(
    of,
    documentFrom(of, current.schema, (field) => fields[field]),
  );
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    throw new TypeError(`${of.name}: an index depends on a field that is added to`);
  }
  return { ...current, fields, version };
}

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
