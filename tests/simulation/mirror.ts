import type * as z from 'zod';
import type { Collection, Fields } from '../../shared/collections/collection';
import type { MemoryStore } from '../../shared/store/memory/memory-store';

type DocumentOf<C> = C extends { readonly schema: z.ZodType<infer D> } ? D : never;

/** What stands in a store below its vault, kept up with each commit. */
export interface Mirror {
  all<C extends Pick<Collection, 'name'>>(of: C): DocumentOf<C>[];
  get<C extends Pick<Collection, 'name'>>(of: C, id: string): DocumentOf<C> | undefined;
}

/** The same, which knows what has changed. */
export interface WatchedMirror extends Mirror {
  /** Another number after every change of a collection. */
  version(name: string): number;
}

/** Mirrors a store from now on. */
export function mirrorOf(raw: MemoryStore): WatchedMirror {
  const collections = new Map<string, Map<string, Fields>>();
  const versions = new Map<string, number>();
  const version = (name: string): number => versions.get(name) ?? 0;
  const of = (name: string): Map<string, Fields> => {
    const known = collections.get(name) ?? new Map<string, Fields>();
    collections.set(name, known);
    return known;
  };
  const snapshot = raw.snapshot() as Readonly<Record<string, { readonly fields: Fields }[]>>;
  for (const [name, kept] of Object.entries(snapshot))
    for (const { fields } of kept) of(name).set(String(fields.id), fields);
  raw.onChange((changes) => {
    for (const { collection, id, kept } of changes) {
      versions.set(collection, version(collection) + 1);
      if (kept) of(collection).set(id, kept.fields);
      else of(collection).delete(id);
    }
  });
  return {
    all: ({ name }) => [...of(name).values()] as never[],
    get: ({ name }, id) => of(name).get(id) as never,
    version,
  };
}
