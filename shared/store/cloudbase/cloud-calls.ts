import { TimedOut, type Timeouts, within } from '../../ports/timeouts';
import { CloudError, cloudErrorOf } from './cloud-error';
import type { CloudCollection, CloudDatabase, CloudQuery, CloudTransaction } from './database';

/** A stored document with everything in it. */
export type CloudRecord = Readonly<Record<string, unknown>> & { readonly _id: string };

/** Conditions or changes by field; `undefined` is refused, since the SDK would drop it and match everything. */
export type CloudFields = Readonly<Record<string, unknown>>;

function checked(fields: CloudFields): CloudFields {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) throw new TypeError(`CloudBase: ${name} is undefined`);
  }
  return fields;
}

function answerOf(call: string, answer: unknown): Readonly<Record<string, unknown>> {
  if (typeof answer !== 'object' || answer === null) throw new CloudError('lost', call, 'GARBAGE');
  const fields = answer as Readonly<Record<string, unknown>>;
  // With `throwOnCode: false` the SDK returns errors instead of throwing them.
  if (typeof fields.code === 'string' || typeof fields.code === 'number') throw cloudErrorOf(call, fields);
  return fields;
}

/** The documents of a read: an array outside transactions, one object or null inside, an object in other SDKs. */
function recordsOf(call: string, answer: unknown): CloudRecord[] {
  const { data } = answerOf(call, answer);
  if (Array.isArray(data)) return data as CloudRecord[];
  if (data === null) return [];
  if (typeof data === 'object') return [data as CloudRecord];
  throw new CloudError('lost', call, 'GARBAGE');
}

/** A count in an answer; an answer without it says nothing. */
function countOf(call: string, answer: unknown, name: string): number {
  const count = answerOf(call, answer)[name];
  if (typeof count !== 'number') throw new CloudError('lost', call, 'GARBAGE');
  return count;
}

export interface CloudReads {
  /** The document, expired and removed ones too. */
  get(collection: string, id: string): Promise<CloudRecord | undefined>;
}

/** One open transaction. Only calls that the SDK sends with the transaction's id are offered. */
export interface CloudTransactionCalls extends CloudReads {
  /** Errors: duplicate. */
  add(collection: string, record: CloudRecord): Promise<void>;
  /** Replaces the document. */
  set(collection: string, record: CloudRecord): Promise<void>;
  /** Changes the document when it matches; answers it as it then is. */
  change(collection: string, where: CloudFields, change: CloudFields): Promise<CloudRecord | undefined>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export interface CloudList {
  readonly where: CloudFields;
  readonly limit: number;
  readonly orderBy?: readonly [field: string, direction: 'asc' | 'desc'];
  readonly fields?: readonly string[] | undefined;
}

/**
 * Every call of the store to the SDK, with a time-out and one kind of error. Errors: CloudError;
 * TypeError for undefined conditions, which the SDK drops silently.
 */
export interface CloudCalls extends CloudReads {
  list(collection: string, list: CloudList): Promise<CloudRecord[]>;
  add(collection: string, record: CloudRecord): Promise<void>;
  /** Changes what matches; answers how many documents. Never inside a transaction: the SDK would run it outside. */
  change(collection: string, where: CloudFields, change: CloudFields): Promise<number>;
  removeAll(collection: string, where: CloudFields): Promise<number>;
  start(): Promise<CloudTransactionCalls>;
}

interface CallLimit {
  readonly timeouts: Timeouts;
  readonly timeoutMs: number;
}

type Timed = <T>(call: string, work: () => Promise<T>, collection?: string) => Promise<T>;

function errorOf(call: string, thrown: unknown): CloudError {
  if (thrown instanceof TimedOut) return new CloudError('lost', call, 'TIMEOUT');
  // The SDK reads an answer without looking at it first.
  return thrown instanceof TypeError ? new CloudError('lost', call, 'GARBAGE') : cloudErrorOf(call, thrown);
}

/** The SDK's own time-outs keep the socket; this one ends the wait whatever the SDK does. */
const timed =
  ({ timeouts, timeoutMs }: CallLimit): Timed =>
  async (call, work, collection) => {
    try {
      return await within(timeouts, timeoutMs, work);
    } catch (thrown) {
      const error = errorOf(call, thrown);
      throw collection === undefined ? error : error.at(collection);
    }
  };

const projectionOf = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, 1]));

function queryOf(collection: CloudCollection, { where, limit, orderBy, fields }: CloudList): CloudQuery {
  const matching = collection.where(where).limit(limit);
  const ordered = orderBy ? matching.orderBy(...orderBy) : matching;
  return fields ? ordered.field(projectionOf(fields)) : ordered;
}

function transactionCalls(transaction: CloudTransaction, timedCall: Timed): CloudTransactionCalls {
  return {
    get: (collection, id) =>
      timedCall(
        'get',
        async () => recordsOf('get', await transaction.collection(collection).doc(id).get())[0],
        collection,
      ),
    async add(collection, record) {
      const data = checked(record);
      await timedCall(
        'add',
        async () => answerOf('add', await transaction.collection(collection).add(data)),
        collection,
      );
    },
    async set(collection, record) {
      const { _id, ...data } = checked(record);
      const document = transaction.collection(collection).doc(String(_id));
      await timedCall('set', async () => answerOf('set', await document.set(data)), collection);
    },
    async change(collection, where, change) {
      const [condition, data] = [checked(where), checked(change)];
      const answer = await timedCall(
        'updateAndReturn',
        async () => {
          const query = transaction.collection(collection).where(condition);
          return answerOf('updateAndReturn', await query.updateAndReturn(data));
        },
        collection,
      );
      return (answer.doc ?? undefined) as CloudRecord | undefined;
    },
    async commit() {
      await timedCall('commit', async () => answerOf('commit', await transaction.commit()));
    },
    async rollback() {
      await timedCall('rollback', async () => answerOf('rollback', await transaction.rollback()));
    },
  };
}

export function cloudCalls(database: CloudDatabase, limit: CallLimit): CloudCalls {
  const timedCall = timed(limit);
  return {
    get: (collection, id) =>
      timedCall(
        'get',
        async () => recordsOf('get', await database.collection(collection).doc(id).get())[0],
        collection,
      ),
    async list(collection, list) {
      const query = { ...list, where: checked(list.where) };
      return timedCall(
        'list',
        async () => recordsOf('list', await queryOf(database.collection(collection), query).get()),
        collection,
      );
    },
    async add(collection, record) {
      const data = checked(record);
      await timedCall(
        'add',
        async () => answerOf('add', await database.collection(collection).add(data)),
        collection,
      );
    },
    async change(collection, where, change) {
      const [condition, data] = [checked(where), checked(change)];
      return timedCall(
        'update',
        async () => {
          const query = database.collection(collection).where(condition);
          return countOf('update', await query.update(data), 'updated');
        },
        collection,
      );
    },
    async removeAll(collection, where) {
      const condition = checked(where);
      return timedCall(
        'remove',
        async () => {
          const query = database.collection(collection).where(condition);
          return countOf('remove', await query.remove(), 'deleted');
        },
        collection,
      );
    },
    start: () =>
      timedCall('start', async () => transactionCalls(await database.startTransaction(), timedCall)),
  };
}
