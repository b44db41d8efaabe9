import type { Collection } from '../../collections/collection';
import type { Reindexing } from '../../ports/reindexing';
import { type IndexChanges, indexChanges, reindexPage } from '../index-changes';
import type { DynamoStoreOptions } from './dynamo-store-options';
import { Expression } from './expression';
import { plainValues, textIn, versionAttribute, wholeDocFrom } from './item';
import { DynamoError, type Item } from './protocol';
import { retryingSend } from './retrying-send';
import { tableName } from './table-definitions';

/** Nobody waits for an answer here; a table may need minutes to grow to the load. */
const retryBudgetMs = 120_000;

/** Sets and removes index attributes of an item that is still of the version that was read. */
function changeRequest(TableName: string, item: Item, changes: IndexChanges): object {
  const expression = new Expression();
  const sets: string[] = [];
  const removals: string[] = [];
  for (const [name, value] of changes) {
    if (value === undefined) removals.push(expression.name(name));
    else sets.push(`${expression.name(name)} = ${expression.value(value)}`);
  }
  const parts = [
    ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
    ...(removals.length > 0 ? [`REMOVE ${removals.join(', ')}`] : []),
  ];
  const version = expression.value(textIn(item[versionAttribute]));
  return {
    TableName,
    Key: { id: item.id },
    UpdateExpression: parts.join(' '),
    ConditionExpression: `${expression.name(versionAttribute)} = ${version}`,
    ...expression.attributes(),
  };
}

/** Index entries of the tables of DynamoDB. A pass goes by one scan, in DynamoDB's own order of ids. */
export function dynamoReindexing(options: DynamoStoreOptions): Reindexing {
  const { clock, ids, tablePrefix } = options;
  const retrying = retryingSend(options.send, { clock, ids });
  const deadlineMs = () => clock.nowMs() + retryBudgetMs;

  return {
    async reindex(of: Collection, after) {
      const TableName = tableName(tablePrefix, of);
      const start = after === undefined ? {} : { ExclusiveStartKey: { id: { S: after } } };
      const scan = { TableName, ConsistentRead: true, ...start };
      const { Items = [], LastEvaluatedKey } = await retrying('Scan', scan, deadlineMs());
      const done = await reindexPage(Items, {
        changesOf: (item) => indexChanges(of, wholeDocFrom(of, item), plainValues(item)),
        async write(item, changes) {
          try {
            await retrying('UpdateItem', changeRequest(TableName, item, changes), deadlineMs());
            return true;
          } catch (error) {
            if (error instanceof DynamoError && error.code === 'ConditionalCheckFailedException')
              return false;
            throw error;
          }
        },
        async again({ id }) {
          const input = { TableName, Key: { id }, ConsistentRead: true };
          return (await retrying('GetItem', input, deadlineMs())).Item;
        },
      });
      return { ...done, ...(LastEvaluatedKey && { next: textIn(LastEvaluatedKey.id) }) };
    },
  };
}
