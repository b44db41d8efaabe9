import type { Collection } from '../../collections/collection';
import { partitionAttribute, sortAttribute, versionAttribute } from './item';

type Dynamoose = typeof import('dynamoose');
type Put = (plain: Record<string, unknown>) => Promise<object>;

/** dynamoose's model of a collection. It never creates tables itself: with the endpoint down it would hang. */
function modelOf({ Schema, model, Table }: Dynamoose, of: Collection, table: string) {
  const keys = Object.keys(of.indexes).map((index) => [
    [
      partitionAttribute(index),
      { type: String, index: { name: index, type: 'global' as const, rangeKey: sortAttribute(index) } },
    ],
    [sortAttribute(index), String],
  ]);
  const attributes = { id: { type: String, hashKey: true }, [versionAttribute]: String };
  const schema = new Schema({ ...attributes, ...Object.fromEntries(keys.flat()) }, { saveUnknown: true });
  const quiet = { create: false, waitForActive: false };
  const made = model(table, schema, quiet);
  new Table(table, [made], quiet);
  return made;
}

/**
 * Builds PutItem requests by dynamoose. It is loaded with the first single write, because it takes about
 * 100 ms and most functions only read or write in transactions.
 */
export function dynamoosePuts(): (of: Collection, table: string) => Promise<Put> {
  const puts = new Map<string, Put>();
  return async (of, table) => {
    const known = puts.get(table);
    if (known) return known;
    const { default: dynamoose } = await import('dynamoose');
    const model = modelOf(dynamoose, of, table);
    const put: Put = (plain) => model.create(plain, { return: 'request', overwrite: true });
    puts.set(table, put);
    return put;
  };
}
