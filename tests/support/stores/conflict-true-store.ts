import type { Clock } from '../../../shared/ports/clock';
import type { Ids } from '../../../shared/ports/ids';
import type { Store } from '../../../shared/ports/store';
import { transactOn } from '../../../shared/store/buffered-transaction';
import type { CommitAdapter, Operation } from '../../../shared/store/commit';
import { type MemoryStore, memoryStore } from '../../../shared/store/memory/memory-store';
import { waitForRetry } from '../../../shared/store/retry';

/** How long a document takes part in one transaction; the clouds say no figure, this is a slow one. */
export const busyMs = 10;

interface Options {
  /** What documents expire by. */
  readonly clock: Clock;
  /** What transactions take and wait on. */
  readonly time: Clock;
  readonly ids: Pick<Ids, 'newId' | 'random'>;
}

export interface ConflictTrueStore extends Store {
  /** The store below, where nothing takes time. */
  readonly raw: MemoryStore;
  /** Transactions that were sent, and those of them that met another one. */
  readonly counted: { sent: number; cancelled: number };
}

/**
 * The memory store under the rule that the clouds have and their emulators do not: a document that takes part in
 * a transaction is busy meanwhile, and who meets a busy one is turned away at once and comes again. A single
 * document is changed without a transaction, which meets transactions but not its like.
 */
export function conflictTrueStore({ clock, time, ids }: Options): ConflictTrueStore {
  const raw = memoryStore({ clock, ids });
  const counted = { sent: 0, cancelled: 0 };
  const busy = new Set<string>();
  async function tried(operations: readonly Operation[]) {
    const [first] = operations;
    const isSingle = operations.length === 1 && first?.kind === 'update';
    const keys = operations.map(({ collection, id }) => `${collection.name}/${id}`);
    counted.sent += 1;
    if (keys.some((key) => busy.has(key))) {
      counted.cancelled += 1;
      return undefined;
    }
    if (isSingle) return raw.commit(operations);
    for (const key of keys) busy.add(key);
    await time.sleep(busyMs);
    for (const key of keys) busy.delete(key);
    return raw.commit(operations);
  }
  const adapter: CommitAdapter = {
    read: (from, id) => raw.read(from, id),
    async commit(operations, deadlineMs) {
      for (let tries = 1; ; tries += 1) {
        const outcome = await tried(operations);
        if (outcome) return outcome;
        await waitForRetry({ clock: time, ids }, tries, deadlineMs);
      }
    },
  };
  return {
    raw,
    counted,
    get: (from, id) => raw.get(from, id),
    getMany: (from, many, freshness) => raw.getMany(from, many, freshness),
    list: (from, index, where, page) => raw.list(from, index, where, page),
    transact: (work) => transactOn(adapter, { clock: time, ids }, work),
  };
}
