import { randomBytes } from 'node:crypto';
import { Access } from './access';
import type { Action, Params, Part } from './action';
import { fields, number, storable, text, texts } from './arguments';
import { ejsonText, type Fields, parseEjson } from './ejson';
import { type Doc, History, type Id } from './history';
import { aggregated, idsOf, projected, sorted, updated } from './matching';
import { duplicateKey, invalid } from './refusal';
import { Transactions } from './transactions';

/** The most documents in one answer, and how many come when the caller names no number. */
const maxLimit = 1_000;
const defaultLimit = 100;

export interface DatabaseOptions {
  readonly now: () => number;
  /** Collections that exist from the start; any other must be created before it is used. */
  readonly collections: readonly string[];
  /** Told when a plain write begins to wait for a transaction that holds its document. */
  readonly onLockWait: () => void;
}

/** The document database. Inside a transaction what carries its id reads its snapshot; nothing else does. */
class Database implements Part {
  readonly actions: Readonly<Record<string, Action>>;
  readonly #now: () => number;
  readonly #transactions: Transactions;
  readonly #history: History;
  readonly #access: Access;

  constructor({ now, collections, onLockWait }: DatabaseOptions) {
    this.#now = now;
    this.#history = new History(() => this.#transactions.oldest());
    this.#transactions = new Transactions(() => this.#history, now, onLockWait);
    this.#access = new Access(this.#history, this.#transactions, now);
    for (const name of collections) this.#history.addCollection(name);
    this.actions = {
      'database.addCollection': (params) => this.#addCollection(params),
      'database.insertDocument': (params) => this.#insert(params),
      'database.getDocument': (params) => this.#get(params),
      'database.calculateDocument': (params) => ({ data: { total: this.#count(params) } }),
      'database.modifyDocument': (params) => this.#modify(params),
      'database.modifyAndReturnDoc': (params) => this.#modifyAndReturn(params),
      'database.removeDocument': (params) => this.#remove(params),
      'database.aggregateDocuments': (params) => this.#aggregate(params),
      'database.startTransaction': () => ({ transactionId: this.#transactions.start() }),
      'database.commitTransaction': (params) => this.#end(params, 'commit'),
      'database.abortTransaction': (params) => this.#end(params, 'abort'),
    };
  }

  snapshot(): unknown {
    const { names } = this.#history;
    return Object.fromEntries(names.map((name) => [name, [...this.#history.scan(name)].map(ejsonText)]));
  }

  restore(snapshot: unknown): void {
    this.reset();
    for (const [name, documents] of Object.entries(snapshot as Readonly<Record<string, string[]>>)) {
      this.#history.addCollection(name);
      const docs = documents.map((it) => parseEjson(it, this.#now()) as Doc);
      this.#history.commit(docs.map((doc) => ({ collection: name, id: doc._id, doc })));
    }
  }

  /** Collections are made when the sandbox starts, before anything is kept. */
  onChange(tell: (change: unknown) => void): void {
    this.#history.onCommit((writes) =>
      tell(writes.map(({ collection, id, doc }) => [collection, id, doc && ejsonText(doc)])),
    );
  }

  redo(change: unknown): void {
    const writes = (change as readonly [string, Id, string | null | undefined][]).map(
      ([collection, id, text]) => {
        this.#history.addCollection(collection);
        return { collection, id, doc: text ? (parseEjson(text, this.#now()) as Doc) : undefined };
      },
    );
    this.#history.commit(writes);
  }

  reset(): void {
    this.#transactions.clear();
    this.#history.clear();
  }

  #addCollection(params: Params): Fields {
    this.#history.addCollection(text(params, 'collectionName'));
    return { data: {} };
  }

  async #insert(params: Params): Promise<Fields> {
    const collection = text(params, 'collectionName');
    const insertedIds: Id[] = [];
    for (const data of texts(params, 'data', this.#now())) {
      const doc = storable(data, data._id ?? randomBytes(16).toString('hex'));
      await this.#access.write(params, collection, doc._id, (now) => {
        if (now) throw duplicateKey(collection, doc._id);
        return doc;
      });
      insertedIds.push(doc._id);
    }
    return { data: { insertedIds } };
  }

  #get(params: Params): Fields {
    const order = fields(params, 'order', this.#now());
    const offset = number(params, 'offset', 0);
    const limit = Math.min(number(params, 'limit', defaultLimit), maxLimit);
    const projection = fields(params, 'projection', this.#now());
    const found = this.#access.matching(params);
    const page = (Object.keys(order).length > 0 ? sorted(found, order) : found).slice(offset, offset + limit);
    const cut = (doc: Doc) => (Object.keys(projection).length > 0 ? projected(doc, projection) : doc);
    return { data: { list: page.map((doc) => ejsonText(cut(doc))) }, limit, offset };
  }

  #count(params: Params): number {
    return this.#access.matching(params).length;
  }

  async #modify(params: Params): Promise<Fields> {
    const collection = text(params, 'collectionName');
    const data = fields(params, 'data', this.#now());
    const matches = this.#access.predicate(params);
    const found = this.#access.matching(params);
    let count = 0;
    for (const { _id } of params.multi === true ? found : found.slice(0, 1)) {
      await this.#access.write(params, collection, _id, (now) => {
        // Whoever waited for a lock looks again.
        if (!now || !matches(now)) return now;
        const next = params.merge === true ? updated(now, data) : storable(data, _id);
        const isSame = !next || (params.merge !== true && ejsonText(next) === ejsonText(now));
        if (!isSame) count += 1;
        return isSame ? now : storable(next, _id);
      });
    }
    if (found.length > 0 || params.upsert !== true) return { data: { updated: count } };
    const [id = randomBytes(16).toString('hex')] = idsOf(fields(params, 'query', this.#now())) ?? [];
    // What the snapshot does not show may be there by now; then the write itself meets it.
    await this.#access.write(params, collection, id, () => storable(data, id));
    return { data: { updated: 0, upsert_id: id } };
  }

  async #modifyAndReturn(params: Params): Promise<Fields> {
    const collection = text(params, 'collectionName');
    const data = fields(params, 'data', this.#now());
    const matches = this.#access.predicate(params);
    const [first] = this.#access.matching(params);
    if (!first) return { data: { updated: 0 } };
    let after: Doc | undefined;
    await this.#access.write(params, collection, first._id, (now) => {
      if (!now || !matches(now)) return now;
      after = storable(updated(now, data) ?? now, now._id);
      return after;
    });
    return after ? { data: { updated: 1, doc: ejsonText(after) } } : { data: { updated: 0 } };
  }

  async #remove(params: Params): Promise<Fields> {
    const collection = text(params, 'collectionName');
    const matches = this.#access.predicate(params);
    const found = this.#access.matching(params);
    let deleted = 0;
    for (const { _id } of params.multi === true ? found : found.slice(0, 1)) {
      await this.#access.write(params, collection, _id, (now) => {
        if (!now || !matches(now)) return now;
        deleted += 1;
        return undefined;
      });
    }
    return { data: { deleted } };
  }

  #aggregate(params: Params): Fields {
    const { stages } = params;
    if (!Array.isArray(stages)) throw invalid('stages must be a list');
    const pipeline = stages.map(({ stageKey, stageValue }) => ({
      [String(stageKey)]: parseEjson(String(stageValue), this.#now()),
    }));
    const all = (collection: string) => [...this.#history.scan(collection)];
    const list = aggregated(all(text(params, 'collectionName')), pipeline, all);
    return { data: { list: list.map(ejsonText) } };
  }

  #end(params: Params, how: 'commit' | 'abort'): Fields {
    this.#transactions[how](text(params, 'transactionId'));
    return { data: {} };
  }
}

export const createDatabase = (options: DatabaseOptions): Part => new Database(options);
