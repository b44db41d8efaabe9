import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '../../../shared/ports/store';
import type { Placed } from './open-stores';
import { type TransactionHooks, tapped } from './tapped';

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

/** What is noted of one transaction, anew at each try. */
function noting(recording: Recording): TransactionHooks {
  let tried = new Map<string, Placed>();
  let isWhole = true;
  return {
    onTry() {
      tried = new Map();
      isWhole = true;
    },
    before({ method, args }) {
      if (method === 'get') return;
      if (method !== 'create' && method !== 'update') {
        isWhole = false;
        return;
      }
      const [collection, doc] = args;
      const key = `${collection.name}/${doc.id}`;
      // What others had made would be missing the next time.
      isWhole &&= method === 'create' || recording.written.has(key);
      tried.set(key, { collection, doc });
    },
    committed() {
      for (const [key, left] of tried) recording.written.set(key, left);
      recording.isWhole &&= isWhole;
    },
  };
}

/** A store that notes what asynchronous work writes, apart from what others write meanwhile. */
export function recordingStore(store: Store): RecordingStore {
  const transaction = () => {
    const recording = current.getStore();
    return recording?.through === store ? noting(recording) : undefined;
  };
  return {
    ...tapped(store, { transaction }),
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
