import { collections } from '../../../shared/collections/collections';
import { tableDefinitions } from '../../../shared/store/dynamo/table-definitions';
import { at, isSame, ofType, type Rule } from './compiled';

const kept = {
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  SSESpecification: { SSEEnabled: true },
};

/** Every collection has its table, with the very keys, indexes and expiry that the store uses, and no other. */
export const tablesFollowCollections: Rule = (template) => {
  const prefix = Object.values(template.Resources)
    .map((resource) => at(resource, 'Properties', 'Environment', 'Variables', 'TABLE_PREFIX'))
    .find((text) => typeof text === 'string');
  if (typeof prefix !== 'string') return ['no function is told a TABLE_PREFIX'];
  const tables = new Map(
    ofType(template, 'AWS::DynamoDB::Table').map(([, table]) => [
      at(table, 'Properties', 'TableName'),
      table,
    ]),
  );
  // A first deployment protects none; afterwards a table that can be deleted is one that was forgotten.
  const DeletionProtectionEnabled = [...tables.values()].some(
    (table) => at(table, 'Properties', 'DeletionProtectionEnabled') === true,
  );
  const problems: string[] = [];
  for (const { create, timeToLive } of tableDefinitions(collections, prefix)) {
    const table = tables.get(create.TableName);
    tables.delete(create.TableName);
    if (!table) {
      problems.push(`no table ${create.TableName}`);
      continue;
    }
    const expected = { ...create, ...kept, DeletionProtectionEnabled, TimeToLiveSpecification: timeToLive };
    for (const [property, value] of Object.entries(expected)) {
      if (!isSame(at(table, 'Properties', property), value))
        problems.push(`${create.TableName}: ${property} differs from the collection`);
    }
    if (!('GlobalSecondaryIndexes' in create) && at(table, 'Properties', 'GlobalSecondaryIndexes'))
      problems.push(`${create.TableName}: GlobalSecondaryIndexes differs from the collection`);
    if (at(table, 'DeletionPolicy') !== 'RetainExceptOnCreate')
      problems.push(`${create.TableName}: is deleted with the stack`);
  }
  return [...problems, ...[...tables.keys()].map((name) => `table ${String(name)} belongs to no collection`)];
};
