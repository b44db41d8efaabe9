import type { Collection, Document, Partition } from '../../collections/collection';
import { idOfSortKey, isInRange } from '../../collections/index-keys';
import type { Freshness, Listed, Page, Store, Transaction } from '../../ports/store';
import { retryBudgetMs, transactOn } from '../buffered-transaction';
import type { CommitAdapter, Stored } from '../commit';
import { isExpired } from '../expiry';
import { type IndexRow, type ListQuery, listed, listQuery, maxPage } from '../list-query';
import { partitionField, sortField } from '../stored-fields';
import { isPossibleId } from '../validate';
import { type BatchReads, batchReads } from './batch-reads';
import { dynamoCommit } from './dynamo-commit';
import type { DynamoStoreOptions } from './dynamo-store-options';
import { Expression } from './expression';
import { docFrom, projection, storedFrom, textIn, versionAttribute } from './item';
import type { Item } from './protocol';
import { type RetryingSend, retryingSend } from './retrying-send';
import { tableName } from './table-definitions';

class DynamoStore implements Store, CommitAdapter {
  readonly commit: CommitAdapter['commit'];
  readonly #options: DynamoStoreOptions;
  readonly #send: RetryingSend;
  readonly #readBatch: BatchReads;

  constructor(options: DynamoStoreOptions) {
    this.#options = options;
    this.#send = retryingSend(options.send, options);
    this.#readBatch = batchReads(this.#send, options);
    this.commit = dynamoCommit(options);
  }

  async get<D extends Document>(from: Collection<D>, id: string): Promise<D | undefined> {
    return (await this.read(from, id, this.#deadlineMs()))?.doc as D | undefined;
  }

  async getMany<D extends Document>(
    from: Collection<D>,
    ids: readonly string[],
    freshness: Freshness = 'now',
  ): Promise<(D | undefined)[]> {
    if (ids.length > maxPage) throw new RangeError(`more than ${maxPage} ids`);
    const asked = [...new Set(ids)].filter(isPossibleId);
    const found = new Map<string, D>();
    for (const item of await this.#readBatch(from, asked, freshness)) {
      const doc = docFrom(from, item);
      if (!this.#isExpired(from, doc)) found.set(doc.id, doc);
    }
    // The same id asked twice gives two documents: each is the caller's own.
    return ids.map((id, at) => {
      const doc = found.get(id);
      return doc && ids.indexOf(id) !== at ? structuredClone(doc) : doc;
    });
  }

  async list<D extends Document>(
    from: Collection<D>,
    index: string,
    where: Partition,
    page: Page,
  ): Promise<Listed<D>> {
    const query = listQuery(from, index, where, page);
    // DynamoDB refuses a range that ends before it begins.
    if (query.range.to !== undefined && !isInRange(query.range.to, query.range)) return { items: [] };
    return listed(from, query, this.#rowsOf(from, query));
  }

  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return transactOn(this, this.#options, work);
  }

  async read(from: Collection, id: string, deadlineMs: number): Promise<Stored | undefined> {
    if (!isPossibleId(id)) return undefined;
    const expression = new Expression();
    const input = {
      TableName: tableName(this.#options.tablePrefix, from),
      Key: { id: { S: id } },
      ConsistentRead: true,
      ...projection(from, expression, [versionAttribute]),
      ...expression.attributes(),
    };
    const stored = storedFrom(from, (await this.#send('GetItem', input, deadlineMs)).Item);
    return stored && !this.#isExpired(from, stored.doc) ? stored : undefined;
  }

  async *#rowsOf<D extends Document>(
    from: Collection<D>,
    query: ListQuery,
  ): AsyncGenerator<readonly IndexRow<D>[]> {
    const request = this.#queryRequest(from, query);
    const deadlineMs = this.#deadlineMs();
    const sort = sortField(query.query.index);
    for (let start = startKey(query); ; ) {
      const input = { ...request, ...(start && { ExclusiveStartKey: start }) };
      const { Items = [], LastEvaluatedKey } = await this.#send('Query', input, deadlineMs);
      const rows = Items.map((item) => ({ doc: docFrom(from, item), sort: textIn(item[sort]) }));
      yield rows.filter(({ doc }) => !this.#isExpired(from, doc));
      if (!LastEvaluatedKey) return;
      start = LastEvaluatedKey;
    }
  }

  #queryRequest(from: Collection, { query, partition, range, limit }: ListQuery): object {
    const expression = new Expression();
    const sort = () => expression.name(sortField(query.index));
    const conditions = [`${expression.name(partitionField(query.index))} = ${expression.value(partition)}`];
    // A key cannot be compared with the empty text, so an open end is left out.
    if (range.from !== '') {
      const last = range.to === undefined ? undefined : expression.value(range.to);
      const first = expression.value(range.from);
      conditions.push(last ? `${sort()} BETWEEN ${first} AND ${last}` : `${sort()} >= ${first}`);
    } else if (range.to !== undefined) conditions.push(`${sort()} <= ${expression.value(range.to)}`);
    return {
      TableName: tableName(this.#options.tablePrefix, from),
      IndexName: query.index,
      KeyConditionExpression: conditions.join(' AND '),
      ScanIndexForward: query.order === 'asc',
      // One more than asked tells whether there is a next page.
      Limit: limit + 1,
      ...projection(from, expression, [sortField(query.index)]),
      ...expression.attributes(),
    };
  }

  #isExpired(from: Collection, doc: Document): boolean {
    return isExpired(from, doc, this.#options.clock.nowMs());
  }

  #deadlineMs(): number {
    return this.#options.clock.nowMs() + retryBudgetMs;
  }
}

function startKey({ query, partition, after }: ListQuery): Item | undefined {
  if (after === undefined) return undefined;
  return {
    id: { S: idOfSortKey(after) },
    [partitionField(query.index)]: { S: partition },
    [sortField(query.index)]: { S: after },
  };
}

/** Documents in DynamoDB, one table per collection (see `tableDefinitions`). */
export const dynamoStore = (options: DynamoStoreOptions): Store => new DynamoStore(options);
