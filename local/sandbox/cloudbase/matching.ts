import { aggregate, Context, find, update } from 'mingo';
import * as queryOperators from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { compare } from 'mingo/util';
import type { Fields } from './ejson';
import type { Doc, Id } from './history';
import { failed } from './refusal';

type Predicate = (doc: Fields) => boolean;

/** MongoDB compares texts by their UTF-8 bytes, mingo by UTF-16 units, which puts emoji elsewhere. */
function compareTexts(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function compareValues(a: unknown, b: unknown): number {
  return typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : compare(a, b);
}

/** The value of a dotted path; arrays on the way are not looked into (ordering by them is not supported here). */
function valueAt(doc: unknown, path: string): unknown {
  if (typeof doc !== 'object' || doc === null) return undefined;
  const fields = doc as Fields;
  if (Object.hasOwn(fields, path)) return fields[path];
  const dot = path.indexOf('.');
  return dot < 0 ? undefined : valueAt(fields[path.slice(0, dot)], path.slice(dot + 1));
}

const sameKind = (a: unknown, b: unknown): boolean =>
  typeof a === typeof b && (a === null) === (b === null) && a instanceof Date === b instanceof Date;

/** An ordering operator: like MongoDB's it only looks at values of the same kind, and at any item of an array. */
const ordering =
  (holds: (comparison: number) => boolean) =>
  (selector: string, limit: unknown): Predicate => {
    const fits = (value: unknown) => sameKind(value, limit) && holds(compareValues(value, limit));
    return (doc) => {
      const value = valueAt(doc, selector);
      return fits(value) || (Array.isArray(value) && value.some(fits));
    };
  };

// mingo keeps what was added first.
const context = Context.init()
  .addQueryOps({
    $gt: ordering((comparison) => comparison > 0) as never,
    $gte: ordering((comparison) => comparison >= 0) as never,
    $lt: ordering((comparison) => comparison < 0) as never,
    $lte: ordering((comparison) => comparison <= 0) as never,
  })
  .addQueryOps(queryOperators as never);

export function predicate(condition: Fields): Predicate {
  try {
    const query = new Query(condition as never, { context });
    return (doc) => query.test(doc as never);
  } catch (error) {
    throw failed(`[InvalidParameter] ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isId = (value: unknown): value is Id => typeof value === 'string' || typeof value === 'number';

/** The only ids that a condition can match, when it says so itself: spares looking at every document. */
export function idsOf(condition: Fields): readonly Id[] | undefined {
  const { _id } = condition;
  if (isId(_id)) return [_id];
  if (typeof _id !== 'object' || _id === null) return undefined;
  const { $eq, $in } = _id as Fields;
  if (isId($eq)) return [$eq];
  return Array.isArray($in) && $in.every(isId) ? [...new Set($in)] : undefined;
}

export function sorted(docs: readonly Doc[], order: Fields): Doc[] {
  const fields = Object.entries(order);
  return docs.toSorted((a, b) => {
    for (const [path, direction] of fields) {
      const comparison = compareValues(valueAt(a, path), valueAt(b, path));
      if (comparison !== 0) return direction === -1 ? -comparison : comparison;
    }
    return 0;
  });
}

/** Plain lists of top-level fields, which is nearly all, are cut here; mingo does the rest. */
export function projected(doc: Doc, projection: Fields): Fields {
  const names = new Set(['_id', ...Object.keys(projection)]);
  const isPlain = Object.values(projection).every((value) => value === 1);
  if (isPlain && ![...names].some((name) => name.includes('.'))) {
    return Object.fromEntries(Object.entries(doc).filter(([name]) => names.has(name)));
  }
  const [found = {}] = find<Record<string, unknown>>([doc], {}, projection as never).all();
  return found;
}

/** A changed copy; undefined when the operators change nothing. */
export function updated(doc: Doc, operators: Fields): Doc | undefined {
  const copy = structuredClone(doc) as Doc;
  try {
    const changes = update(copy as Record<string, unknown>, operators as never);
    return changes.length > 0 ? copy : undefined;
  } catch (error) {
    throw failed(`[FailedOperation.Update] ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function aggregated(
  docs: readonly Doc[],
  stages: readonly Fields[],
  other: (collection: string) => Doc[],
): Fields[] {
  const found = aggregate([...docs], stages as never, { collectionResolver: other as never });
  return found as Fields[];
}
