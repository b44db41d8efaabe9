import type { Collection, Document, Partition } from '../../collections/collection';
import { isInRange } from '../../collections/index-keys';
import type { Listed, Page, Store, Transaction } from '../../ports/store';
import { retryBudgetMs, transactOn } from '../buffered-transaction';
import type { CommitAdapter, Operation, Outcome, Stored } from '../commit';
import { type IndexRow, type ListQuery, listed, listQuery, maxPage } from '../list-query';
import { partitionField, sortField } from '../stored-fields';
import { isPossibleId } from '../validate';
import { type CloudCalls, type CloudFields, cloudCalls } from './cloud-calls';
import { type CloudBaseStoreOptions, collectionName, defaultTimeoutMs } from './cloudbase-store-options';
import type { CloudOperand } from './database';
import { JointCommit } from './joint-commit';
import { bodyFields, meta, storedFrom } from './record';
import { SingleCommit } from './single-commit';
import { withRetries } from './with-retries';

class CloudBaseStore implements Store, CommitAdapter {
  readonly #options: CloudBaseStoreOptions;
  readonly #calls: CloudCalls;
  readonly #single: SingleCommit;
  readonly #joint: JointCommit;

  constructor(options: CloudBaseStoreOptions) {
    this.#options = options;
    this.#calls = cloudCalls(options.database, { timeoutMs: defaultTimeoutMs, ...options });
    this.#single = new SingleCommit(this.#calls, options);
    this.#joint = new JointCommit(this.#calls, options);
  }

  async get<D extends Document>(from: Collection<D>, id: string): Promise<D | undefined> {
    return (await this.read(from, id, this.#deadlineMs()))?.doc as D | undefined;
  }

  async getMany<D extends Document>(from: Collection<D>, ids: readonly string[]): Promise<(D | undefined)[]> {
    if (ids.length > maxPage) throw new RangeError(`more than ${maxPage} ids`);
    const asked = [...new Set(ids)].filter(isPossibleId);
    if (asked.length === 0) return ids.map(() => undefined);
    const records = await withRetries(this.#options, this.#deadlineMs(), () =>
      this.#calls.list(this.#name(from), {
        where: { _id: this.#options.database.command.in(asked) },
        limit: asked.length,
        fields: this.#fields(from),
      }),
    );
    const found = new Map(records.map((record) => [record._id, record]));
    // Made anew for each place: the same id asked twice gives two documents, each the caller's own.
    return ids.map(
      (id) => storedFrom(from, found.get(id), this.#options.clock.nowMs())?.doc as D | undefined,
    );
  }

  async list<D extends Document>(
    from: Collection<D>,
    index: string,
    where: Partition,
    page: Page,
  ): Promise<Listed<D>> {
    const query = listQuery(from, index, where, page);
    if (query.range.to !== undefined && !isInRange(query.range.to, query.range)) return { items: [] };
    return listed(from, query, this.#rowsOf(from, query));
  }

  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return transactOn(this, this.#options, work);
  }

  async read(from: Collection, id: string, deadlineMs: number): Promise<Stored | undefined> {
    if (!isPossibleId(id)) return undefined;
    const record = await withRetries(this.#options, deadlineMs, () => this.#calls.get(this.#name(from), id));
    return storedFrom(from, record, this.#options.clock.nowMs());
  }

  async commit(operations: readonly Operation[], deadlineMs: number): Promise<Outcome> {
    const [first] = operations;
    return first && operations.length === 1
      ? this.#single.commit(first, deadlineMs)
      : this.#joint.commit(operations, deadlineMs);
  }

  async *#rowsOf<D extends Document>(
    from: Collection<D>,
    query: ListQuery,
  ): AsyncGenerator<readonly IndexRow<D>[]> {
    const nowMs = this.#options.clock.nowMs();
    const sort = sortField(query.query.index);
    // One more than asked tells whether there is a next page.
    const limit = query.limit + 1;
    for (let { after } = query; ; ) {
      const records = await withRetries(this.#options, this.#deadlineMs(), () =>
        this.#calls.list(this.#name(from), {
          where: this.#condition(from, { ...query, after }, nowMs),
          orderBy: [sort, query.query.order],
          limit,
          fields: this.#fields(from, [sort]),
        }),
      );
      yield records.flatMap((record) => {
        const doc = storedFrom(from, record, nowMs)?.doc;
        return doc ? [{ doc: doc as D, sort: String(record[sort]) }] : [];
      });
      if (records.length < limit) return;
      after = String(records.at(-1)?.[sort]);
    }
  }

  /** A list's documents: expired ones are left out by the database, so that pages are full. */
  #condition(from: Collection, { query, partition, range, after }: ListQuery, nowMs: number): CloudFields {
    const { command } = this.#options.database;
    const isAscending = query.order === 'asc';
    const sides: CloudOperand[] = [];
    if (after !== undefined && isAscending) sides.push(command.gt(after));
    else if (range.from !== '') sides.push(command.gte(range.from));
    if (after !== undefined && !isAscending) sides.push(command.lt(after));
    else if (range.to !== undefined) sides.push(command.lte(range.to));
    const [first, second] = sides;
    return {
      [partitionField(query.index)]: partition,
      ...(first && { [sortField(query.index)]: second ? first.and(second) : first }),
      ...(from.ttl !== undefined && { [from.ttl]: command.gt(nowMs) }),
    };
  }

  /** Leaves index keys and marks out of the answer, where there are any. */
  #fields(from: Collection, extra: readonly string[] = []): string[] | undefined {
    if (Object.keys(from.indexes).length === 0) return undefined;
    return [...bodyFields(from), meta.version, meta.schema, meta.gone, ...extra];
  }

  #name(of: Collection): string {
    return collectionName(this.#options, of);
  }

  #deadlineMs(): number {
    return this.#options.clock.nowMs() + retryBudgetMs;
  }
}

/** Documents in CloudBase's document database, one collection each (see `collectionDefinitions`). */
export const cloudbaseStore = (options: CloudBaseStoreOptions): Store => new CloudBaseStore(options);
