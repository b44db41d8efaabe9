import type { Collection, Document, Partition } from '../../collections/collection';
import type { Clock } from '../../ports/clock';
import type { Ids } from '../../ports/ids';
import type { Listed, Page, Store, Transaction } from '../../ports/store';
import { transactOn } from '../buffered-transaction';
import {
  type CommitAdapter,
  type Operation,
  type Outcome,
  outcomeOf,
  type Stored,
  verdictOn,
} from '../commit';
import { copyOf, docOf, fieldsOf } from '../copy';
import { isExpired } from '../expiry';
import { listed, listQuery, maxPage } from '../list-query';
import { MemoryTable, type Row } from './memory-table';

/** A store in this process's memory, with a picture of its content for a snapshot file. */
export interface MemoryStore extends Store {
  /** What is below its transactions, for stores that are stricter. */
  read(from: Collection, id: string): Promise<Stored | undefined>;
  commit(operations: readonly Operation[]): Promise<Outcome>;
  /** Every document by collection name, JSON-serialisable; a copy. */
  snapshot(): unknown;
  /** Replaces the whole content by a snapshot's. */
  restore(snapshot: unknown): void;
}

/** Counts of port calls, for tests that bound the work of a use case. */
export interface StoreStats {
  gets: number;
  getManys: number;
  lists: number;
  commits: number;
  conflicts: number;
}

export const emptyStats = (): StoreStats => ({ gets: 0, getManys: 0, lists: 0, commits: 0, conflicts: 0 });

interface MemoryStoreOptions {
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'newId' | 'random'>;
  /** When given, any other collection is refused, as a database without its table would. */
  readonly collections?: readonly Collection[];
  /** Counted up by every call. */
  readonly stats?: StoreStats;
}

class Memory implements MemoryStore, CommitAdapter {
  readonly #options: MemoryStoreOptions;
  readonly #stats: StoreStats;
  readonly #tables = new Map<string, MemoryTable>();
  /** Restored documents of collections that nobody has used yet: their indexes are not known. */
  #restored = new Map<string, Document[]>();
  #writes = 0;

  constructor(options: MemoryStoreOptions) {
    this.#options = options;
    this.#stats = options.stats ?? emptyStats();
  }

  async get<D extends Document>(from: Collection<D>, id: string): Promise<D | undefined> {
    return (await this.read(from, id))?.doc as D | undefined;
  }

  async getMany<D extends Document>(from: Collection<D>, ids: readonly string[]): Promise<(D | undefined)[]> {
    if (ids.length > maxPage) throw new RangeError(`more than ${maxPage} ids`);
    this.#stats.getManys += 1;
    await undefined;
    return ids.map((id) => copyOf(this.#live(from, id)?.doc) as D | undefined);
  }

  async list<D extends Document>(
    from: Collection<D>,
    index: string,
    where: Partition,
    page: Page,
  ): Promise<Listed<D>> {
    const query = listQuery(from, index, where, page);
    this.#stats.lists += 1;
    await undefined;
    const nowMs = this.#options.clock.nowMs();
    const found: D[] = [];
    for (const doc of this.#table(from).list(query)) {
      if (!isExpired(from, doc, nowMs)) found.push(copyOf(doc) as D);
      if (found.length > query.limit) break;
    }
    return listed(from, query, found);
  }

  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return transactOn(this, this.#options, work);
  }

  async read(from: Collection, id: string): Promise<Stored | undefined> {
    this.#stats.gets += 1;
    await undefined;
    const stored = this.#live(from, id);
    return stored && { doc: copyOf(stored.doc), version: stored.version };
  }

  async commit(operations: readonly Operation[]): Promise<Outcome> {
    await undefined;
    const current = operations.map(({ collection, id }) => this.#live(collection, id));
    const outcome = outcomeOf(
      operations,
      operations.map((operation, at) => verdictOn(operation, current[at])),
    );
    if (outcome === 'conflict') this.#stats.conflicts += 1;
    if (outcome !== 'committed') return outcome;
    this.#stats.commits += 1;
    // All rows are made before the first is written, so that an error leaves nothing behind.
    const rows = operations.map((operation, at) => this.#rowAfter(operation, current[at]));
    operations.forEach((operation, at) => {
      const row = rows[at];
      if (row) this.#table(operation.collection).put(row);
      if (operation.kind === 'remove') this.#table(operation.collection).remove(operation.id);
    });
    return outcome;
  }

  snapshot(): unknown {
    const seen = [...this.#tables].map(([name, table]) => [name, copyOf(table.documents)] as const);
    return Object.fromEntries([...copyOf([...this.#restored]), ...seen]);
  }

  restore(snapshot: unknown): void {
    const content = copyOf(snapshot) as Readonly<Record<string, Document[]>>;
    this.#tables.clear();
    this.#restored = new Map(Object.entries(content));
  }

  #rowAfter(operation: Operation, current: Stored | undefined): Row | undefined {
    const table = this.#table(operation.collection);
    this.#writes += 1;
    const version = String(this.#writes);
    if (operation.kind === 'create' || operation.kind === 'update') return table.row(operation.doc, version);
    if (operation.kind !== 'add' || !current) return undefined;
    const doc: Record<string, unknown> = { ...fieldsOf(current.doc) };
    for (const [field, amount] of Object.entries(operation.amounts)) doc[field] = Number(doc[field]) + amount;
    return table.rowAfterAddition(docOf(doc), version);
  }

  #live(from: Collection, id: string): Stored | undefined {
    const stored = this.#table(from).get(id);
    return stored && !isExpired(from, stored.doc, this.#options.clock.nowMs()) ? stored : undefined;
  }

  #table(of: Collection): MemoryTable {
    const known = this.#tables.get(of.name);
    if (known) return known;
    if (this.#options.collections && !this.#options.collections.some(({ name }) => name === of.name)) {
      throw new RangeError(`no collection ${of.name}`);
    }
    const table = new MemoryTable(of);
    for (const doc of this.#restored.get(of.name) ?? []) {
      this.#writes += 1;
      table.put(table.row(doc, String(this.#writes)));
    }
    this.#restored.delete(of.name);
    this.#tables.set(of.name, table);
    return table;
  }
}

/** A store that lives in memory: for tests, and for laptops without the embedded DynamoDB. */
export function memoryStore(options: MemoryStoreOptions): MemoryStore {
  return new Memory(options);
}
