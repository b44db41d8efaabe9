import type { Collection, Document, Partition } from '../../collections/collection';
import type { Clock } from '../../ports/clock';
import type { Ids } from '../../ports/ids';
import type { Reindexed, Reindexing } from '../../ports/reindexing';
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
import { copyOf } from '../copy';
import { documentFrom } from '../document-from';
import { isExpired } from '../expiry';
import { type IndexRow, type ListQuery, listed, listQuery, maxPage } from '../list-query';
import { copiedFrom, type Kept, type Row, rowAfterAddition, rowOf, wholeDocFrom } from './memory-row';
import { MemoryTable } from './memory-table';

/** What a commit leaves of a document; `kept` is absent where it is removed. JSON-serialisable. */
export interface Change {
  readonly collection: string;
  readonly id: string;
  readonly kept?: Kept | undefined;
}

/** A store in this process's memory, with a picture of its content for a snapshot file. */
export interface MemoryStore extends Store {
  /** What is below its transactions, for stores that are stricter. */
  read(from: Collection, id: string): Promise<Stored | undefined>;
  commit(operations: readonly Operation[]): Promise<Outcome>;
  /** Every document by collection name, JSON-serialisable. Documents are replaced, never changed: nobody may change these either. */
  snapshot(): unknown;
  /** Replaces the whole content by a snapshot's. */
  restore(snapshot: unknown): void;
  /** From now on told of each commit before it is made; what it throws keeps the commit from being made. */
  onChange(tell: (changes: readonly Change[]) => void): void;
  /** Makes a commit again that was told of, after a restore and before anything else. */
  redo(changes: readonly Change[]): void;
  /** Index entries are made when a snapshot is restored; this makes them anew for a collection that is in use. */
  readonly reindex: Reindexing['reindex'];
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
  #restored = new Map<string, Map<string, Kept>>();
  #tell: ((changes: readonly Change[]) => void) | undefined;
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
    return ids.map((id) => this.#live(from, id)?.doc as D | undefined);
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
    return listed(from, query, this.#rowsOf(from, query));
  }

  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return transactOn(this, this.#options, work);
  }

  async read(from: Collection, id: string): Promise<Stored | undefined> {
    this.#stats.gets += 1;
    await undefined;
    return this.#live(from, id);
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
    const rows = operations.map((operation, at) => this.#rowAfter(operation, current[at] !== undefined));
    this.#tell?.(
      operations.flatMap(({ collection: { name: collection }, id, kind }, at) => {
        const row = rows[at];
        if (row) return [{ collection, id, kept: { schema: row.schema, fields: row.fields } }];
        return kind === 'remove' ? [{ collection, id }] : [];
      }),
    );
    operations.forEach((operation, at) => {
      const row = rows[at];
      if (row) this.#table(operation.collection).put(row);
      if (operation.kind === 'remove') this.#table(operation.collection).remove(operation.id);
    });
    return outcome;
  }

  snapshot(): unknown {
    const seen = [...this.#tables].map(([name, table]) => {
      const kept = table.rows.map(({ fields, schema }): Kept => ({ schema, fields }));
      return [name, kept] as const;
    });
    const unused = [...this.#restored].map(([name, docs]) => [name, [...docs.values()]] as const);
    return Object.fromEntries([...unused, ...seen]);
  }

  restore(snapshot: unknown): void {
    const content = snapshot as Readonly<Record<string, readonly Kept[]>>;
    this.#tables.clear();
    this.#restored = new Map(
      Object.entries(content).map(([name, all]) => [
        name,
        new Map(all.map((kept) => [String(kept.fields.id), kept])),
      ]),
    );
  }

  onChange(tell: (changes: readonly Change[]) => void): void {
    this.#tell = tell;
  }

  redo(changes: readonly Change[]): void {
    for (const { collection, id, kept } of copyOf(changes)) {
      const docs = this.#restored.get(collection) ?? new Map<string, Kept>();
      this.#restored.set(collection, docs);
      if (kept) docs.set(id, kept);
      else docs.delete(id);
    }
  }

  async reindex(of: Collection): Promise<Reindexed> {
    const table = this.#table(of);
    const { rows } = table;
    const retired = new Set<string>();
    let written = 0;
    for (const row of rows) {
      const keys = rowOf(of, wholeDocFrom(of, row), row.version).keys;
      if (JSON.stringify(keys) === JSON.stringify(row.keys)) continue;
      for (const { index } of row.keys) if (!Object.hasOwn(of.indexes, index)) retired.add(index);
      table.put({ ...row, keys });
      written += 1;
    }
    return { read: rows.length, written, retired: [...retired] };
  }

  #rowAfter(operation: Operation, isThere: boolean): Row | undefined {
    const { collection, id } = operation;
    const row = this.#table(collection).get(id);
    const version = this.#nextVersion();
    if (operation.kind === 'create') return rowOf(collection, operation.doc, version);
    if (operation.kind === 'update') return rowOf(collection, operation.doc, version, row);
    if (operation.kind !== 'add' || !isThere || !row) return undefined;
    return rowAfterAddition(collection, row, operation.amounts, version);
  }

  #nextVersion(): string {
    this.#writes += 1;
    return String(this.#writes);
  }

  async *#rowsOf<D extends Document>(
    from: Collection<D>,
    query: ListQuery,
  ): AsyncGenerator<readonly IndexRow<D>[]> {
    const nowMs = this.#options.clock.nowMs();
    let rows: IndexRow<D>[] = [];
    for (const { row, sort } of this.#table(from).list(query)) {
      const doc = copiedFrom(from, row);
      if (isExpired(from, doc, nowMs)) continue;
      rows.push({ doc: doc as D, sort });
      if (rows.length <= query.limit) continue;
      yield rows;
      rows = [];
    }
    yield rows;
  }

  /** The document, the caller's own copy; expired ones count as absent. */
  #live(from: Collection, id: string): Stored | undefined {
    const row = this.#table(from).get(id);
    const doc = row && copiedFrom(from, row);
    return doc && !isExpired(from, doc, this.#options.clock.nowMs())
      ? { doc, version: row.version }
      : undefined;
  }

  #table(of: Collection): MemoryTable {
    const known = this.#tables.get(of.name);
    if (known) return known;
    if (this.#options.collections && !this.#options.collections.some(({ name }) => name === of.name)) {
      throw new RangeError(`no collection ${of.name}`);
    }
    const table = new MemoryTable();
    for (const { schema, fields } of this.#restored.get(of.name)?.values() ?? []) {
      const { keys } = rowOf(
        of,
        documentFrom(of, schema, (field) => fields[field]),
        '',
      );
      table.put({
        id: String(fields.id),
        fields,
        schema,
        version: this.#nextVersion(),
        keys,
        wholeOf: undefined,
      });
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
