import type { Collection, Document, Partition, SortValue } from '../collections/collection';
import type { Event } from '../contract/events';

/** One page of a list. */
export interface Page {
  /** 1 to 100 documents. */
  readonly limit: number;
  readonly order?: 'asc' | 'desc';
  /** As answered by `Listed.next` for the same query. */
  readonly cursor?: string | undefined;
  /** Inclusive bounds on the sort value. */
  readonly from?: SortValue | undefined;
  readonly to?: SortValue | undefined;
}

export interface Listed<D> {
  readonly items: D[];
  /** Cursor of the next page; absent after the last one. */
  readonly next?: string;
}

export interface AddOptions<D> {
  /** Lowest values allowed after the addition. */
  readonly atLeast?: Readonly<Partial<Record<keyof D & string, number>>>;
  /** Highest values allowed after the addition. */
  readonly atMost?: Readonly<Partial<Record<keyof D & string, number>>>;
  /** Values that other fields must have. */
  readonly where?: Readonly<Partial<D>>;
}

/** Why a write was refused: it exists already, it does not exist, a field differs, a bound is passed. */
export type ConditionKind = 'exists' | 'missing' | 'where' | 'bound';

/** The first failing operation of a transaction, of which nothing was written. */
export class ConditionFailed extends Error {
  readonly collection: string;
  readonly id: string;
  readonly kind: ConditionKind;

  constructor(collection: string, id: string, kind: ConditionKind) {
    super(`${collection}: ${kind}`);
    this.name = 'ConditionFailed';
    this.collection = collection;
    this.id = id;
    this.kind = kind;
  }
}

/**
 * Reads at once, writes at commit. Serialisable for every document it read or wrote: when one changed
 * meanwhile, the whole work runs again. Reading a document already written here throws.
 */
export interface Transaction {
  get<D extends Document>(from: Collection<D>, id: string): Promise<D | undefined>;
  /** Refused as `exists` when the id is taken (an expired document does not take it). */
  create<D extends Document>(into: Collection<D>, doc: D): void;
  /** Replaces a document that this transaction has read. */
  update<D extends Document>(inside: Collection<D>, doc: D): void;
  /** Refused as `missing` when there is none. */
  remove<D extends Document>(from: Collection<D>, id: string): void;
  /** A bounded counter: checks fields, never versions, so that it does not wait for others. */
  add<D extends Document>(
    to: Collection<D>,
    id: string,
    amounts: Readonly<Partial<Record<keyof D & string, number>>>,
    options?: AddOptions<D>,
  ): void;
  /** Tells of what this commit does: all its events stand in one document of the outbox, or none of them. */
  emit(event: Event): void;
}

/**
 * Whether a read must know every write that is done, or may lag behind by a moment, as lists do, at half the
 * price where the cloud makes a difference.
 */
export type Freshness = 'now' | 'may-lag';

/**
 * Documents. Errors: BUSY after 5 s of conflicts or throttling; INVALID_INPUT for a foreign cursor;
 * ConditionFailed for the first refused write. Documents given out are the caller's own copies.
 */
export interface Store {
  get<D extends Document>(from: Collection<D>, id: string): Promise<D | undefined>;
  /** ≤ 100 ids; the answer is in their order. `now` unless said otherwise. */
  getMany<D extends Document>(
    from: Collection<D>,
    ids: readonly string[],
    freshness?: Freshness,
  ): Promise<(D | undefined)[]>;
  list<D extends Document>(
    from: Collection<D>,
    index: string,
    where: Partition,
    page: Page,
  ): Promise<Listed<D>>;
  /** ≤ 10 documents written or read. `work` may run several times: no effects outside. */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
