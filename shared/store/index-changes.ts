import type { Collection, Document, Fields } from '../collections/collection';
import type { Reindexed } from '../ports/reindexing';
import { indexFieldPrefix, indexFields } from './stored-fields';

/** Index fields of one document that are to be set, or removed where there is no value. */
export type IndexChanges = ReadonlyMap<string, string | undefined>;

/** What is wrong with the index fields that are kept with a document; those of no index of the collection go. */
export function indexChanges(of: Collection, doc: Document, kept: Fields): IndexChanges {
  const wanted = indexFields(of, doc);
  const present = Object.keys(kept).filter((name) => name.startsWith(indexFieldPrefix));
  const names = [...new Set([...present, ...Object.keys(wanted)])];
  const differing = names.filter((name) => kept[name] !== wanted[name]);
  return new Map(differing.map((name) => [name, wanted[name]]));
}

/** Documents that are written side by side. */
const sideBySide = 10;

/** How the records of one cloud are read and written. */
export interface IndexWriter<R> {
  changesOf(record: R): IndexChanges;
  /** Writes when the record is still of this version; false when it is not. */
  write(record: R, changes: IndexChanges): Promise<boolean>;
  /** The record as it is now; undefined when it is gone. */
  again(record: R): Promise<R | undefined>;
}

/** Brings the index fields of a page's records up to date; whoever changed one meanwhile is looked at again. */
export async function reindexPage<R>(
  records: readonly R[],
  { changesOf, write, again }: IndexWriter<R>,
): Promise<Reindexed> {
  const retired = new Set<string>();
  let written = 0;
  const bring = async (first: R) => {
    for (let record: R | undefined = first; record !== undefined; record = await again(record)) {
      const changes = changesOf(record);
      if (changes.size === 0) return;
      if (!(await write(record, changes))) continue;
      written += 1;
      for (const [name, value] of changes) if (value === undefined) retired.add(name);
      return;
    }
  };
  for (let at = 0; at < records.length; at += sideBySide) {
    await Promise.all(records.slice(at, at + sideBySide).map(bring));
  }
  return { read: records.length, written, retired: [...retired] };
}
