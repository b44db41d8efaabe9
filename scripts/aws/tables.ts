import { collections } from '../../shared/collections/collections';
import { type TableDefinition, tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { logicalId, type Resources } from './template';

/** Stands for the prefix until serverless puts in the one that the functions are told. */
const placeholder = 'PREFIX-';
const prefix = `\${self:provider.environment.TABLE_PREFIX}`;

/** A table that outlives mistakes: never deleted with the stack, restorable to any second of 35 days. */
const tableResource = ({ create, timeToLive }: TableDefinition) => ({
  Type: 'AWS::DynamoDB::Table',
  // A first deployment that fails takes its tables away again, or every repetition would find them there.
  DeletionPolicy: 'RetainExceptOnCreate',
  UpdateReplacePolicy: 'Retain',
  Properties: {
    ...create,
    TableName: create.TableName.replace(placeholder, prefix),
    ...(timeToLive && { TimeToLiveSpecification: timeToLive }),
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
    // Off in a first deployment alone, which could not take protected tables away again.
    DeletionProtectionEnabled: '${param:tableProtection, true}',
  },
});

/** The table of every collection. */
export const tableResources = (): Resources =>
  Object.fromEntries(
    tableDefinitions(collections, placeholder).map((table) => [
      logicalId(table.collection, 'Table'),
      tableResource(table),
    ]),
  );
