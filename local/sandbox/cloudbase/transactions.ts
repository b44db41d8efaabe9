import { randomBytes } from 'node:crypto';
import type { Doc, History, Id, Write } from './history';
import { conflict, noTransaction } from './refusal';

/** From the cloud's own message: "transaction must be commit or abort in 30 seconds". */
const lifetimeMs = 30_000;

interface Open {
  readonly id: string;
  /** The moment whose documents it reads. */
  readonly at: number;
  readonly startedMs: number;
  readonly writes: Map<string, Write>;
}

const keyOf = (collection: string, id: Id): string => `${collection}/${typeof id}/${id}`;

/**
 * Snapshot isolation as MongoDB does it, and nothing stricter: reads come from the moment of the start plus
 * own writes; a write locks its document, and fails at once when another transaction holds the lock or
 * somebody wrote since the start. What was only read is not looked at: write skew goes through.
 */
export class Transactions {
  readonly #history: () => History;
  readonly #now: () => number;
  readonly #onLockWait: () => void;
  readonly #open = new Map<string, Open>();
  readonly #locks = new Map<string, string>();
  #waiting: (() => void)[] = [];

  constructor(history: () => History, now: () => number, onLockWait: () => void) {
    this.#history = history;
    this.#now = now;
    this.#onLockWait = onLockWait;
  }

  /** The oldest moment that an open transaction reads. */
  oldest(): number | undefined {
    const moments = [...this.#open.values()].map(({ at }) => at);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }

  start(): string {
    const id = randomBytes(16).toString('hex');
    this.#open.set(id, { id, at: this.#history().now, startedMs: this.#now(), writes: new Map() });
    return id;
  }

  /** Errors: DATABASE_TRANSACTION_FAIL for one that has ended or never was. */
  read(transactionId: string, collection: string, id: Id): Doc | undefined {
    const { at, writes } = this.#find(transactionId);
    const own = writes.get(keyOf(collection, id));
    return own ? own.doc : this.#history().read(collection, id, at);
  }

  scan(transactionId: string, collection: string): Doc[] {
    const { at, writes } = this.#find(transactionId);
    const found = new Map<Id, Doc>();
    for (const doc of this.#history().scan(collection, at)) found.set(doc._id, doc);
    for (const write of writes.values()) {
      if (write.collection !== collection) continue;
      if (write.doc) found.set(write.id, write.doc);
      else found.delete(write.id);
    }
    return [...found.values()];
  }

  /** Errors: DATABASE_TRANSACTION_CONFLICT, after which the transaction is over and its locks are free. */
  write(transactionId: string, write: Write): void {
    const open = this.#find(transactionId);
    const key = keyOf(write.collection, write.id);
    const holder = this.#holder(key);
    const isForeign = holder !== undefined && holder !== open.id;
    if (isForeign || this.#history().lastWrite(write.collection, write.id) > open.at) {
      this.abort(transactionId);
      throw conflict();
    }
    this.#locks.set(key, open.id);
    open.writes.set(key, write);
  }

  commit(transactionId: string): void {
    const { writes } = this.#find(transactionId);
    // First, so that its own snapshot keeps no past alive; whoever waits runs after this call.
    this.#end(transactionId);
    if (writes.size > 0) this.#history().commit(writes.values());
  }

  abort(transactionId: string): void {
    this.#find(transactionId);
    this.#end(transactionId);
  }

  /** Plain writes wait until no transaction holds the document. */
  async untilFree(collection: string, id: Id): Promise<void> {
    while (this.#holder(keyOf(collection, id)) !== undefined) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        setTimeout(resolve, lifetimeMs).unref();
        this.#onLockWait();
      });
    }
  }

  clear(): void {
    for (const id of [...this.#open.keys()]) this.#end(id);
  }

  #holder(key: string): string | undefined {
    const id = this.#locks.get(key);
    if (id === undefined) return undefined;
    const open = this.#open.get(id);
    if (open && this.#now() - open.startedMs > lifetimeMs) {
      this.#end(id);
      return undefined;
    }
    return id;
  }

  #find(id: string): Open {
    const open = this.#open.get(id);
    if (!open) throw noTransaction();
    if (this.#now() - open.startedMs > lifetimeMs) {
      this.#end(id);
      throw noTransaction();
    }
    return open;
  }

  #end(id: string): void {
    for (const key of this.#open.get(id)?.writes.keys() ?? []) this.#locks.delete(key);
    this.#open.delete(id);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
