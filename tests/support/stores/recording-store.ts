import { AsyncLocalStorage } from 'node:async_hooks';
import type { Collection, Document } from '../../../shared/collections/collection';
import type { Store } from '../../../shared/ports/store';
import type { Placed } from './open-stores';

/** The documents that some work wrote, as it left them. */
type Recording = Map<string, Placed>;

export interface RecordingStore extends Store {
  /** Runs some work and answers the documents that it left; undefined when it cannot be done again by them. */
  record<T>(work: () => Promise<T>): Promise<{ result: T; left: readonly Placed[] | undefined }>;
}

/** A store that notes what asynchronous work writes, apart from what others write meanwhile. */
export function recordingStore(store: Store): RecordingStore {
  const current = new AsyncLocalStorage<{ written: Recording; isWhole: boolean }>();
  return {
    get: (from, id) => store.get(from, id),
    getMany: (from, ids, freshness) => store.getMany(from, ids, freshness),
    list: (from, index, where, page) => store.list(from, index, where, page),
    async transact(work) {
      const recording = current.getStore();
      if (!recording) return store.transact(work);
      let tried: Recording = new Map();
      let isWhole = true;
      const result = await store.transact((tx) => {
        tried = new Map();
        isWhole = true;
        const note = <D extends Document>(collection: Collection<D>, doc: D, isNew: boolean) => {
          const key = `${collection.name}/${doc.id}`;
          // What others had made would be missing the next time.
          isWhole &&= isNew || recording.written.has(key);
          tried.set(key, { collection: collection as unknown as Collection<Document>, doc });
        };
        return work({
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
        });
      });
      for (const [key, left] of tried) recording.written.set(key, left);
      recording.isWhole &&= isWhole;
      return result;
    },
    async record(work) {
      const recording = { written: new Map<string, Placed>(), isWhole: true };
      const result = await current.run(recording, work);
      return { result, left: recording.isWhole ? [...recording.written.values()] : undefined };
    },
  };
}
