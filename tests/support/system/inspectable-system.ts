import { callRates } from '../../../shared/collections/call-rates';
import type { Fields } from '../../../shared/collections/collection';
import { dataReads } from '../../../shared/collections/data-reads';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import type { Kept } from '../../../shared/store/memory/memory-row';
import { type MemoryStore, memoryStore } from '../../../shared/store/memory/memory-store';
import { createTestSystem, type TestSystem } from './test-system';

/** What stands in one collection below the vault. */
export const documentsIn = (raw: MemoryStore, { name }: { readonly name: string }): Fields[] =>
  ((raw.snapshot() as Readonly<Record<string, Kept[]>>)[name] ?? []).map(({ fields }) => fields);

/** What is counted and noted of calls, whatever comes of them. */
const ofCalls: readonly string[] = [callRates.name, dataReads.name];

const byId = (a: Fields, b: Fields): number => (String(a.id) < String(b.id) ? -1 : 1);

/** A text and what it was made of. */
interface Written<Part> {
  readonly parts: readonly Part[];
  readonly text: string;
}

/** What was written last, as long as it consists of the very same parts. */
function writtenOf<Part>(
  last: Written<Part> | undefined,
  parts: readonly Part[],
  write: (parts: readonly Part[]) => string,
): Written<Part> {
  const isSame = last?.parts.length === parts.length && last.parts.every((part, at) => part === parts[at]);
  return isSame ? last : { parts, text: write(parts) };
}

/** Documents are replaced, never changed in place: those of a collection that are the same ones need no new text. */
const writtenLast = new Map<string, Written<Fields>>();
let wholeLast: Written<string> | undefined;

/**
 * All documents below the vault as one comparable text; an empty collection is like none, and calls are counted, and reads of
 * people noted, whatever comes of them.
 */
export function contentOf(raw: MemoryStore): string {
  const collections = Object.entries(raw.snapshot() as Readonly<Record<string, Kept[]>>)
    .filter(([name, documents]) => documents.length > 0 && !ofCalls.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, documents]) => {
      const rows = documents.map(({ fields }) => fields);
      const written = writtenOf(
        writtenLast.get(name),
        rows,
        (all) => `["${name}",${JSON.stringify([...all].sort(byId))}]`,
      );
      writtenLast.set(name, written);
      return written.text;
    });
  wholeLast = writtenOf(wholeLast, collections, (all) => `[${all.join(',')}]`);
  return wholeLast.text;
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
