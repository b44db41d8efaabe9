import { AsyncLocalStorage } from 'node:async_hooks';
import type { Collection, Document } from '../../../shared/collections/collection';
import { outbox, outboxDocument } from '../../../shared/collections/events';
import type { Event } from '../../../shared/contract/events';
import type { Ports } from '../../../shared/ports/context';
import type { Store } from '../../../shared/ports/store';
import type { Placed } from './open-stores';

/** The documents that some work wrote through a store, as it left them. */
interface Recording {
  readonly through: Store;
  readonly written: Map<string, Placed>;
  isWhole: boolean;
}

/** One for all stores, and off when nothing is recorded: Node asks each that is on at every promise. */
const current = new AsyncLocalStorage<Recording>();
let running = 0;

export interface RecordingStore extends Store {
  /** Runs some work and answers the documents that it left; undefined when it cannot be done again by them. */
  record<T>(work: () => Promise<T>): Promise<{ result: T; left: readonly Placed[] | undefined }>;
}

/** A store that notes what asynchronous work writes, apart from what others write meanwhile. */
export function recordingStore(store: Store, { clock, ids }: Pick<Ports, 'clock' | 'ids'>): RecordingStore {
  return {
    get: (from, id) => store.get(from, id),
    getMany: (from, ids, freshness) => store.getMany(from, ids, freshness),
    list: (from, index, where, page) => store.list(from, index, where, page),
    async transact(work) {
      const recording = current.getStore();
      if (recording?.through !== store) return store.transact(work);
      let tried = new Map<string, Placed>();
      let isWhole = true;
      const result = await store.transact(async (tx) => {
        tried = new Map();
        isWhole = true;
        const note = <D extends Document>(collection: Collection<D>, doc: D, isNew: boolean) => {
          const key = `${collection.name}/${doc.id}`;
          // What others had made would be missing the next time.
          isWhole &&= isNew || recording.written.has(key);
          tried.set(key, { collection: collection as unknown as Collection<Document>, doc });
        };
        // Written here, for the store below would not say what it wrote.
        const events: Event[] = [];
        const worked = await work({
          get: (from, id) => tx.get(from, id),
          create(into, doc) {
            note(into, doc, true);
            tx.create(into, doc);
          },
          update(inside, doc) {
            note(inside, doc, false);
            tx.update(inside, doc);
          },
          remove(from, id) {
            isWhole = false;
            tx.remove(from, id);
          },
          add(to, id, amounts, options) {
            isWhole = false;
            tx.add(to, id, amounts, options);
          },
          emit: (event) => void events.push(event),
        });
        if (events.length > 0) {
          const doc = outboxDocument(events, () => ids.newId(), clock.nowMs());
          note(outbox, doc, true);
          tx.create(outbox, doc);
        }
        return worked;
      });
      for (const [key, left] of tried) recording.written.set(key, left);
      recording.isWhole &&= isWhole;
      return result;
    },
    async record(work) {
      const recording: Recording = { through: store, written: new Map(), isWhole: true };
      running += 1;
      try {
        const result = await current.run(recording, work);
        return { result, left: recording.isWhole ? [...recording.written.values()] : undefined };
      } finally {
        running -= 1;
        if (running === 0) current.disable();
      }
    },
  };
}
