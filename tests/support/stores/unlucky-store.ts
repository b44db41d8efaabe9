import type { Collection, Document } from '../../../shared/collections/collection';
import type { Store } from '../../../shared/ports/store';
import { tapped } from './tapped';

/** Counts transactions and the tries that they took. */
export interface Tries {
  transactions: number;
  tries: number;
}

/**
 * A store on which somebody else always comes first: the first `times` tries of transactions find that each
 * document they read was written meanwhile. `raw` is the store below, through which that somebody writes.
 */
export function contestedStore(store: Store, raw: Store, times: number, counted: Tries): Store {
  let left = times;
  /** Whether there was something to write. */
  const touch = (collection: Collection<Document>, id: string) =>
    raw.transact(async (tx) => {
      const now = await tx.get(collection, id);
      if (now) tx.update(collection, now);
      return now !== undefined;
    });
  return tapped(store, {
    transaction() {
      counted.transactions += 1;
      let read: (readonly [Collection<Document>, string])[] = [];
      return {
        onTry() {
          counted.tries += 1;
          read = [];
        },
        before({ method, args }) {
          if (method === 'get') read.push(args);
        },
        async beforeCommit() {
          if (left === 0) return;
          let isContested = false;
          for (const [collection, id] of read) isContested = (await touch(collection, id)) || isContested;
          if (isContested) left -= 1;
        },
      };
    },
  });
}

/** A store whose call number `at` (from 1) throws; a transaction throws before it commits anything. */
export function failingStore(
  store: Store,
  at: number,
  failure: () => Error,
): Store & { hasFailed(): boolean } {
  let calls = 0;
  const before = () => {
    calls += 1;
    if (calls === at) throw failure();
  };
  return { ...tapped(store, { before }), hasFailed: () => calls >= at };
}
