/**
 * The document database of `@cloudbase/node-sdk`, as far as this store uses it: what `app.database()` gives
 * fits. The SDK itself is not imported here (1 MB, 144 ms); the runtime hands its database in.
 */
export interface CloudDatabase {
  collection(name: string): CloudCollection;
  startTransaction(): Promise<CloudTransaction>;
  readonly command: CloudCommands;
}

export interface CloudTransaction {
  collection(name: string): CloudCollection;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}

export interface CloudCollection {
  doc(id: string): CloudDocument;
  add(data: object): Promise<unknown>;
  where(condition: object): CloudQuery;
}

export interface CloudDocument {
  get(): Promise<unknown>;
  /** Replaces the document or makes it. */
  set(data: object): Promise<unknown>;
}

export interface CloudQuery {
  orderBy(field: string, direction: 'asc' | 'desc'): CloudQuery;
  limit(count: number): CloudQuery;
  field(projection: object): CloudQuery;
  get(): Promise<unknown>;
  update(data: object): Promise<unknown>;
  updateAndReturn(data: object): Promise<unknown>;
  remove(): Promise<unknown>;
}

/** A condition or change that the SDK encodes. */
export interface CloudOperand {
  and(...others: CloudOperand[]): CloudOperand;
}

/** `db.command`. */
export interface CloudCommands {
  eq(value: unknown): CloudOperand;
  neq(value: unknown): CloudOperand;
  lt(value: unknown): CloudOperand;
  lte(value: unknown): CloudOperand;
  gt(value: unknown): CloudOperand;
  gte(value: unknown): CloudOperand;
  in(values: unknown[]): CloudOperand;
  set(value: unknown): unknown;
  remove(): unknown;
  inc(amount: number): unknown;
  push(change: object): unknown;
}
