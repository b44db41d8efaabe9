import type { Collection, Document } from '../collections/collection';
import { outbox, outboxDocument } from '../collections/events';
import type { Event } from '../contract/events';
import type { Clock } from '../ports/clock';
import type { Ids } from '../ports/ids';
import type { AddOptions, Transaction } from '../ports/store';
import type { CommitAdapter, Operation, Outcome, Seen } from './commit';
import { copyOf } from './copy';
import { waitForRetry } from './retry';
import { checkAddition, storable } from './validate';

/** Documents read or written in one transaction; both clouds allow more, none needs them. */
const maxDocumentsPerTransaction = 10;

/** What a transaction takes from outside its store. */
export interface TransactionPorts {
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random' | 'newId'>;
}

/** How long a transaction is tried again before BUSY. */
export const retryBudgetMs = 5_000;

interface Touched {
  readonly collection: Collection;
  readonly id: string;
  seen?: Seen;
  operation?: Operation;
}

/** A bound that every counter keeps and a missing one does not: an addition must not make one in an older document. */
const anyNumber = (amounts: Readonly<Record<string, number>>, { atLeast }: AddOptions<Document>) => ({
  ...Object.fromEntries(Object.keys(amounts).map((field) => [field, Number.MIN_SAFE_INTEGER])),
  ...atLeast,
});

/** Reads through the adapter, keeps writes until commit, remembers what it saw. */
class BufferedTransaction implements Transaction {
  readonly #adapter: CommitAdapter;
  readonly #deadlineMs: number;
  readonly #touched = new Map<string, Touched>();
  readonly #operations: Operation[] = [];
  readonly #events: Event[] = [];
  #isOver = false;
  #hasConflict = false;

  constructor(adapter: CommitAdapter, deadlineMs: number) {
    this.#adapter = adapter;
    this.#deadlineMs = deadlineMs;
  }

  async get<D extends Document>(from: Collection<D>, id: string): Promise<D | undefined> {
    const touched = this.#touch(from, id);
    if (touched.operation) throw new TypeError(`${from.name}: read after write in one transaction`);
    const stored = await this.#adapter.read(from, id, this.#deadlineMs);
    if (touched.seen && touched.seen.version !== stored?.version) {
      this.#hasConflict = true;
      throw new Error(`${from.name}: changed between two reads`);
    }
    touched.seen = { version: stored?.version };
    return stored?.doc as D | undefined;
  }

  create<D extends Document>(into: Collection<D>, doc: D): void {
    const touched = this.#toWrite(into, doc.id);
    this.#write(touched, { ...this.#target(touched), kind: 'create', doc: storable(into, doc) });
  }

  update<D extends Document>(inside: Collection<D>, doc: D): void {
    const touched = this.#toWrite(inside, doc.id);
    if (touched.seen?.version === undefined) throw new TypeError(`${inside.name}: update without reading`);
    this.#write(touched, { ...this.#target(touched), kind: 'update', doc: storable(inside, doc) });
  }

  remove<D extends Document>(from: Collection<D>, id: string): void {
    const touched = this.#toWrite(from, id);
    this.#write(touched, { ...this.#target(touched), kind: 'remove' });
  }

  add<D extends Document>(
    to: Collection<D>,
    id: string,
    amounts: Readonly<Partial<Record<keyof D & string, number>>>,
    options: AddOptions<D> = {},
  ): void {
    const touched = this.#toWrite(to, id);
    const addition = { amounts: amounts as Record<string, number>, options: options as AddOptions<Document> };
    checkAddition(to, addition.amounts, addition.options);
    const { amounts: kept, options: conditions } = copyOf(addition);
    this.#write(touched, {
      ...this.#target(touched),
      kind: 'add',
      amounts: kept,
      options: to.version === 1 ? conditions : { ...conditions, atLeast: anyNumber(kept, conditions) },
    });
  }

  emit(event: Event): void {
    if (this.#isOver) throw new TypeError('transaction is over');
    this.#events.push(event);
  }

  /** No calls after the work has ended: a forgotten `await` must not slip past the commit. */
  close({ clock, ids }: TransactionPorts): void {
    if (this.#events.length > 0)
      this.create(
        outbox,
        outboxDocument(this.#events, () => ids.newId(), clock.nowMs()),
      );
    this.#isOver = true;
  }

  /** After work that failed nothing is kept. */
  abandon(): void {
    this.#isOver = true;
  }

  get hasConflict(): boolean {
    return this.#hasConflict;
  }

  async commit(): Promise<Outcome> {
    if (this.#hasConflict) return 'conflict';
    const checks = [...this.#touched.values()].filter(({ operation, seen }) => seen && !operation);
    // One read is a state that existed; several may belong to different moments and must be verified.
    if (this.#operations.length === 0 && checks.length <= 1) return 'committed';
    const operations: Operation[] = [
      ...this.#operations,
      ...checks.map((touched): Operation => ({ ...this.#target(touched), kind: 'check' })),
    ];
    return this.#adapter.commit(operations, this.#deadlineMs);
  }

  #touch(collection: Collection, id: string): Touched {
    if (this.#isOver) throw new TypeError(`${collection.name}: transaction is over`);
    const key = `${collection.name}/${id}`;
    const known = this.#touched.get(key);
    if (known) return known;
    if (this.#touched.size >= maxDocumentsPerTransaction) {
      throw new RangeError(`more than ${maxDocumentsPerTransaction} documents in a transaction`);
    }
    const touched: Touched = { collection, id };
    this.#touched.set(key, touched);
    return touched;
  }

  #toWrite(collection: Collection, id: string): Touched {
    const touched = this.#touch(collection, id);
    if (touched.operation) throw new TypeError(`${collection.name}: two writes of one document`);
    return touched;
  }

  #target({ collection, id, seen }: Touched): Pick<Operation, 'collection' | 'id' | 'seen'> {
    return { collection, id, seen };
  }

  #write(touched: Touched, operation: Operation): void {
    touched.operation = operation;
    this.#operations.push(operation);
  }
}

/**
 * Runs `work` and commits what it wrote; again when a document it read has changed meanwhile.
 * Errors: BUSY after 5 s of conflicts; ConditionFailed for the first refused write.
 */
export async function transactOn<T>(
  adapter: CommitAdapter,
  { clock, ids }: TransactionPorts,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const deadlineMs = clock.nowMs() + retryBudgetMs;
  for (let tries = 1; ; tries += 1) {
    const tx = new BufferedTransaction(adapter, deadlineMs);
    try {
      const result = await work(tx);
      tx.close({ clock, ids });
      const outcome = await tx.commit();
      if (outcome === 'committed') return result;
      if (outcome !== 'conflict') throw outcome;
    } catch (error) {
      tx.abandon();
      if (!tx.hasConflict) throw error;
    }
    await waitForRetry({ clock, ids }, tries, deadlineMs);
  }
}
