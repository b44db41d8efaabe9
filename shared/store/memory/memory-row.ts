import type { Collection, Document, Fields } from '../../collections/collection';
import { type IndexKeys, inByteOrder, indexKeys } from '../../collections/index-keys';
import type { Addition, Version } from '../commit';
import { copyOf, docOf, fieldsOf } from '../copy';
import { documentFrom } from '../document-from';
import { readableFields } from '../stored-fields';
import { wholeDocument } from '../whole-document';

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

/** A document in a snapshot. */
export interface Kept {
  readonly schema: number;
  readonly fields: Fields;
}

/** As this release reads it, a copy; a whole one is copied at once, which is several times cheaper. */
export const copiedFrom = (from: Collection, { schema, fields, wholeOf }: Row): Document =>
  wholeOf === from && !from.parsedOnRead
    ? docOf(copyOf(fields))
    : documentFrom(from, schema, (field) => copyOf(fields[field]));

/** The document with all that is kept of it. Throws Error when this release does not know all of it. */
export const wholeDocFrom = (from: Collection, { schema, fields }: Kept): Document =>
  wholeDocument(from, {
    version: schema,
    fields: Object.keys(fields),
    fieldValue: (field) => fields[field],
  });

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
