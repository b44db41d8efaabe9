import { createHash } from 'node:crypto';
import { AppError } from '../contract/errors';
import type { Collection, Document, Partition, SortValue } from './collection';

/**
 * Separates the parts of index keys; refused inside a part, so that keys cannot be forged. It sorts before
 * every printable character, so that text values keep their order ('a' before 'a b').
 */
const separator = '\u0001';
/** Sorts right after every key that begins with a value and the separator. */
const afterSeparator = '\u0002';

/** Numbers are padded to the digits of 2^53, so that text order is number order. */
const numberDigits = 16;

function keyPart(part: string | number): string {
  const text = String(part);
  if (text.includes(separator) || text.includes('\u0000')) {
    throw new RangeError('index key part contains the separator');
  }
  return text;
}

/** The text of a partition, as stores keep it; never empty, because DynamoDB's keys are not. */
export function partitionKey(partition: Partition): string {
  const key = partition.map(keyPart).join(separator);
  if (key === '') throw new RangeError('index partition is empty');
  return key;
}

/** The text of a sort value alone, for ranges. */
export function sortPrefix(value: SortValue): string {
  if (typeof value === 'string') return keyPart(value);
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('sort value must be an integer ≥ 0');
  return String(value).padStart(numberDigits, '0');
}

/** Sort key of a document: its sort value, then its id, so that the order is total on every store. */
export const sortKey = (value: SortValue, id: string): string => `${sortPrefix(value)}${separator}${id}`;

/**
 * A text whose `<` is DynamoDB's order of keys (UTF-8 bytes). JavaScript compares UTF-16 units, which puts
 * rare characters (emoji, some names) elsewhere.
 */
export const inByteOrder = (key: string): string => Buffer.from(key).toString('latin1');

/** The text that `inByteOrder` was made of. */
export const fromByteOrder = (key: string): string => Buffer.from(key, 'latin1').toString();

/** The id inside a sort key. */
export const idOfSortKey = (key: string): string => key.slice(key.indexOf(separator) + 1);

export interface IndexKeys {
  readonly index: string;
  readonly partition: string;
  readonly sort: string;
}

/** Where a document stands in each index of its collection; indexes that skip it are left out. */
export function indexKeys<D extends Document>(of: Collection<D>, doc: D): IndexKeys[] {
  return Object.entries(of.indexes).flatMap(([index, { partition, sort }]) => {
    const parts = partition(doc);
    return parts ? [{ index, partition: partitionKey(parts), sort: sortKey(sort(doc), doc.id) }] : [];
  });
}

export interface Query {
  readonly index: string;
  readonly where: Partition;
  readonly order: 'asc' | 'desc';
  /** Inclusive bounds on the sort value. */
  readonly from?: SortValue | undefined;
  readonly to?: SortValue | undefined;
}

/** Bounds of sort keys, both inclusive. */
export interface SortRange {
  /** '' when there is none below. */
  readonly from: string;
  readonly to: string | undefined;
}

/** Bounds of a query as sort key texts: every id at `from` and at `to` is inside. */
export const sortRange = (query: Query): SortRange => ({
  from: query.from === undefined ? '' : sortPrefix(query.from),
  to: query.to === undefined ? undefined : `${sortPrefix(query.to)}${afterSeparator}`,
});

/** Whether a sort key lies inside. */
export const isInRange = (key: string, { from, to }: SortRange): boolean =>
  inByteOrder(key) >= inByteOrder(from) && (to === undefined || inByteOrder(key) <= inByteOrder(to));

function queryHash<D extends Document>(of: Collection<D>, query: Query): string {
  const identity = [of.name, query.index, partitionKey(query.where), query.order, query.from, query.to];
  return createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 8);
}

/**
 * A cursor: the sort key of the last document seen, bound to the query it belongs to. It carries no
 * partition: that always comes from input and identity.
 */
export const cursorAt = (of: Collection, query: Query, sort: string): string =>
  Buffer.from(`${queryHash(of, query)}${sort}`).toString('base64url');

/** The cursor of a document. */
export function cursorAfter<D extends Document>(of: Collection<D>, query: Query, doc: D): string {
  const index = of.indexes[query.index];
  if (!index) throw new RangeError(`no index ${query.index} on ${of.name}`);
  return cursorAt(of, query, sortKey(index.sort(doc), doc.id));
}

/** The sort key inside a cursor. Errors: INVALID_INPUT when it is forged or belongs to another query. */
export function readCursor<D extends Document>(of: Collection<D>, query: Query, cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, id, ...more] = text.slice(8).split(separator);
  const isWhole = Buffer.from(text).toString('base64url') === cursor && Boolean(id) && more.length === 0;
  if (!isWhole || text.slice(0, 8) !== queryHash(of, query)) {
    throw new AppError('INVALID_INPUT', {
      problems: [{ path: 'cursor', problem: '翻页位置已失效，请下拉刷新' }],
    });
  }
  return text.slice(8);
}
