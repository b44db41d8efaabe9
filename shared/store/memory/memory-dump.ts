import type { Dump } from '../../ports/dump';
import { putThrough } from '../put-through';
import { type Kept, wholeDocFrom } from './memory-row';
import type { MemoryStore } from './memory-store';

const pageSize = 100;

/** Whole collections of a memory store. */
export function memoryDump(store: MemoryStore): Dump {
  return {
    async *pages(from) {
      const kept = (store.snapshot() as Readonly<Record<string, Kept[]>>)[from.name] ?? [];
      const all = kept.map((one) => wholeDocFrom(from, one));
      for (let start = 0; start < all.length; start += pageSize) yield all.slice(start, start + pageSize);
    },
    put: (into, docs) => putThrough(store, into, docs),
  };
}
