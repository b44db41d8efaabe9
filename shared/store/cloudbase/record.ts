import type { Collection, Document } from '../../collections/collection';
import { indexKeys } from '../../collections/index-keys';
import type { Stored, Version } from '../commit';
import { docOf, fieldsOf } from '../copy';
import { isExpired } from '../expiry';
import type { CloudRecord } from './cloud-calls';
import { traceMs } from './commit-marks';
import { plainValue, storedValue } from './field-names';

/** What a stored document carries beside its fields. */
export const meta = {
  /** The commit that last changed it: its version. */
  version: '_v',
  /** The last commit that only read it: it must write something, or write skew would go through. */
  touch: '_t',
  /** The last additions' commits, newest last: one that the SDK sends twice at once is done once. */
  additions: '_log',
  /** Set on what was removed, or was found absent: both must be visible to transactions at the same time. */
  gone: '_gone',
  /** When it may be swept away, ms since 1970. */
  sweep: '_ttl',
} as const;

export const partitionField = (index: string): string => `ix_${index}_p`;
export const sortField = (index: string): string => `ix_${index}_s`;

export const bodyFields = (of: Collection): readonly string[] => of.fields.filter((field) => field !== 'id');

/** A document with its version, its places in indexes and the time of its end. */
export function recordOf(of: Collection, doc: Document, commitId: Version): CloudRecord {
  const fields = fieldsOf(doc);
  const record: Record<string, unknown> = { [meta.version]: commitId };
  for (const field of bodyFields(of)) {
    if (fields[field] !== undefined) record[field] = storedValue(fields[field]);
  }
  for (const { index, partition, sort } of indexKeys(of, doc)) {
    record[partitionField(index)] = partition;
    record[sortField(index)] = sort;
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

function docFrom(of: Collection, record: CloudRecord): Document {
  const doc: Record<string, unknown> = { id: record._id };
  for (const field of bodyFields(of)) {
    if (record[field] !== undefined) doc[field] = plainValue(record[field]);
  }
  return docOf(doc);
}

/** The document in a record; undefined for none, for one that is gone, and for one whose time is over. */
export function storedFrom(
  of: Collection,
  record: CloudRecord | undefined,
  nowMs: number,
): Stored | undefined {
  if (!record || record[meta.gone] === true) return undefined;
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

/** Every field that a record of the collection may have and that a change must set or clear. */
export function changeableFields(of: Collection): readonly string[] {
  const keys = Object.keys(of.indexes).flatMap((index) => [partitionField(index), sortField(index)]);
  return [...bodyFields(of), ...keys, meta.version, meta.gone, meta.sweep];
}
