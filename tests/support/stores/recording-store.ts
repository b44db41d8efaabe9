import { AsyncLocalStorage } from 'node:async_hooks';
import { outbox, outboxDocument } from '../../../shared/collections/events';
import type { Event } from '../../../shared/contract/events';
import type { Ports } from '../../../shared/ports/context';
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
function noting(recording: Recording, { clock, ids }: Pick<Ports, 'clock' | 'ids'>): TransactionHooks {
  let tried = new Map<string, Placed>();
  let isWhole = true;
  let events: Event[] = [];
  return {
    onTry() {
      tried = new Map();
      isWhole = true;
      events = [];
    },
    before({ method, args }) {
      if (method === 'get') return undefined;
      if (method === 'emit') {
        // Written here, for the store below would not say what it wrote.
        events.push(args[0]);
        return 'done';
      }
      if (method === 'create' || method === 'update') {
        const [collection, doc] = args;
        const key = `${collection.name}/${doc.id}`;
        // What others had made would be missing the next time.
        isWhole &&= method === 'create' || recording.written.has(key);
        tried.set(key, { collection, doc });
      } else isWhole = false;
      return undefined;
    },
    beforeCommit(tx) {
      if (events.length > 0)
        tx.create(
          outbox,
          outboxDocument(events, () => ids.newId(), clock.nowMs()),
        );
    },
    committed() {
      for (const [key, left] of tried) recording.written.set(key, left);
      recording.isWhole &&= isWhole;
    },
  };
}

/** A store that notes what asynchronous work writes, apart from what others write meanwhile. */
export function recordingStore(store: Store, outside: Pick<Ports, 'clock' | 'ids'>): RecordingStore {
  const transaction = () => {
    const recording = current.getStore();
    return recording?.through === store ? noting(recording, outside) : undefined;
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
