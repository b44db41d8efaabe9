import { callRates } from '../../../shared/collections/call-rates';
import type { Fields } from '../../../shared/collections/collection';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import type { Kept } from '../../../shared/store/memory/memory-row';
import { type MemoryStore, memoryStore } from '../../../shared/store/memory/memory-store';
import { createTestSystem, type TestSystem } from './test-system';

/** What stands in one collection below the vault. */
export const documentsIn = (raw: MemoryStore, { name }: { readonly name: string }): Fields[] =>
  ((raw.snapshot() as Readonly<Record<string, Kept[]>>)[name] ?? []).map(({ fields }) => fields);

/** A row is never changed in place: what was written once need not be written again. */
const written = new WeakMap<Fields, string>();

function textOf(fields: Fields): string {
  const text = written.get(fields) ?? JSON.stringify(fields);
  written.set(fields, text);
  return text;
}

const byId = (a: Fields, b: Fields): number => (String(a.id) < String(b.id) ? -1 : 1);

/**
 * All documents below the vault as one comparable text; an empty collection is like none, and calls are counted whatever
 * comes of them.
 */
export function contentOf(raw: MemoryStore): string {
  const collections = Object.entries(raw.snapshot() as Readonly<Record<string, Kept[]>>)
    .filter(([name, documents]) => documents.length > 0 && name !== callRates.name)
    .map(([name, documents]) => [name, documents.map(({ fields }) => fields).sort(byId)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, documents]) => `["${name}",[${documents.map(textOf).join(',')}]]`);
  return `[${collections.join(',')}]`;
}

export interface InspectableSystem {
  readonly system: TestSystem;
  /** The store below the vault, as an intruder would see it. */
  readonly raw: MemoryStore;
}

/**
 * A system whose stored documents can be looked at. With `isRace`, waiting between tries lets others run but
 * passes no time: the one clock of many callers would run out of time for all of them.
 */
export async function createInspectableSystem({
  isRace = false,
  ids = randomIds(),
} = {}): Promise<InspectableSystem> {
  const made: MemoryStore[] = [];
  const system = await createTestSystem({
    ids,
    store: (clock) => {
      const yielding = {
        nowMs: () => clock.nowMs(),
        sleep: () => new Promise<void>((go) => setImmediate(go)),
      };
      const store = memoryStore({ clock: isRace ? yielding : clock, ids });
      made.push(store);
      return store;
    },
  });
  const [raw] = made;
  if (!raw) throw new Error('the system made no store');
  return { system, raw };
}
