import type { Document } from '../../collections/collection';
import type { Dump } from '../../ports/dump';
import { putThrough } from '../put-through';
import type { MemoryStore } from './memory-store';

const pageSize = 100;

/** Whole collections of a memory store. */
export function memoryDump(store: MemoryStore): Dump {
  return {
    async *pages({ name }) {
      const all = (store.snapshot() as Readonly<Record<string, Document[]>>)[name] ?? [];
      for (let start = 0; start < all.length; start += pageSize) yield all.slice(start, start + pageSize);
    },
    put: (into, docs) => putThrough(store, into, docs),
  };
}
