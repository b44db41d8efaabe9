import type { Collection, Document } from '../../collections/collection';
import type { Stored, Version } from '../commit';
import { fieldsOf } from '../copy';
import { documentFrom } from '../document-from';
import { isExpired } from '../expiry';
import { indexFieldNames, indexFieldPrefix, indexFields, readableFields } from '../stored-fields';
import { wholeDocument } from '../whole-document';
import type { CloudFields, CloudRecord } from './cloud-calls';
import { traceMs } from './commit-marks';
import { plainValue, storedValue } from './field-names';

/** What a stored document carries beside its fields. No name begins with `_`: those are the platform's. */
export const meta = {
  /** The commit that last changed it: its version. */
  version: 'meta_version',
  /** The collection's version that it is of. */
  schema: 'meta_schema',
  /** The last commit that only read it: it must write something, or write skew would go through. */
  touch: 'meta_touch',
  /** The last additions' commits, newest last: one that the SDK sends twice at once is done once. */
  additions: 'meta_additions',
  /** Set on what was removed, or was found absent: both must be visible to transactions at the same time. */
  gone: 'meta_gone',
  /** When it may be swept away, ms since 1970. */
  sweep: 'meta_sweep',
} as const;

const marks: ReadonlySet<string> = new Set(['_id', ...Object.values(meta)]);

/** Of this version and earlier ones. */
export const bodyFields = (of: Collection): readonly string[] =>
  readableFields(of).filter((field) => field !== 'id');

/** A document with its version, its places in indexes and the time of its end. */
export function recordOf(of: Collection, doc: Document, commitId: Version): CloudRecord {
  const fields = fieldsOf(doc);
  const record: Record<string, unknown> = {
    [meta.version]: commitId,
    [meta.schema]: of.version,
    ...indexFields(of, doc),
  };
  for (const field of bodyFields(of)) {
    if (fields[field] !== undefined) record[field] = storedValue(fields[field]);
  }
  const expiresAtMs = of.ttl === undefined ? undefined : fields[of.ttl];
  if (typeof expiresAtMs === 'number') record[meta.sweep] = expiresAtMs;
  return { ...record, _id: doc.id };
}

/** What stands where no document is. */
export const tombstone = (id: string, commitId: Version, nowMs: number): CloudRecord => ({
  _id: id,
  [meta.version]: commitId,
  [meta.gone]: true,
  [meta.sweep]: nowMs + traceMs,
});

const valueIn = (record: CloudRecord, field: string): unknown =>
  plainValue(record[field === 'id' ? '_id' : field]);

const docFrom = (of: Collection, record: CloudRecord): Document =>
  documentFrom(of, Number(record[meta.schema]), (field) => valueIn(record, field));

/** The document with all that is in the record. Throws Error when this release does not know all of it. */
export const wholeDocFrom = (of: Collection, record: CloudRecord): Document =>
  wholeDocument(of, {
    version: Number(record[meta.schema]),
    fields: Object.keys(record).filter((name) => !marks.has(name) && !name.startsWith(indexFieldPrefix)),
    fieldValue: (field) => valueIn(record, field),
  });

/** Whether there is no document where the record is. */
export const isGone = (record: CloudRecord): boolean => record[meta.gone] === true;

/** The document in a record; undefined for none, for one that is gone, and for one whose time is over. */
export function storedFrom(
  of: Collection,
  record: CloudRecord | undefined,
  nowMs: number,
): Stored | undefined {
  if (!record || isGone(record)) return undefined;
  const doc = docFrom(of, record);
  return isExpired(of, doc, nowMs) ? undefined : { doc, version: String(record[meta.version]) };
}

/** Whether a commit has written this record. */
export function carries(record: CloudRecord | undefined, commitId: Version): boolean {
  if (!record) return false;
  const additions = record[meta.additions];
  return (
    record[meta.version] === commitId ||
    record[meta.touch] === commitId ||
    (Array.isArray(additions) && additions.includes(commitId))
  );
}

/** Every field that a write of this release sets or clears; it touches no other one. */
export const changeableFields = (of: Collection): readonly string[] => [
  ...bodyFields(of),
  ...indexFieldNames(of),
  meta.version,
  meta.schema,
  meta.gone,
  meta.sweep,
];

/** What a newer release has added to a record. */
export function unknownFields(of: Collection, record: CloudRecord): CloudFields {
  const known = new Set(changeableFields(of));
  return Object.fromEntries(Object.entries(record).filter(([name]) => !known.has(name) && !marks.has(name)));
}
