import type { Dump } from '../../ports/dump';
import { putThrough } from '../put-through';
import { wholeDocument } from '../whole-document';
import type { Kept, MemoryStore } from './memory-store';

const pageSize = 100;

/** Whole collections of a memory store. */
export function memoryDump(store: MemoryStore): Dump {
  return {
    async *pages(from) {
      const kept = (store.snapshot() as Readonly<Record<string, Kept[]>>)[from.name] ?? [];
      const all = kept.map(({ schema, fields }) =>
        wholeDocument(from, {
          version: schema,
          fields: Object.keys(fields),
          fieldValue: (field) => fields[field],
        }),
      );
      for (let start = 0; start < all.length; start += pageSize) yield all.slice(start, start + pageSize);
    },
    put: (into, docs) => putThrough(store, into, docs),
  };
}
