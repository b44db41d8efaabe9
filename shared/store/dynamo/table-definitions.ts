import type { Collection } from '../../collections/collection';
import { indexFieldNames, partitionField, sortField } from '../stored-fields';
import { ttlAttribute } from './item';

interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}

/** Input of DynamoDB's CreateTable, and most of CloudFormation's AWS::DynamoDB::Table. Plain data. */
interface CreateTable {
  readonly TableName: string;
  readonly BillingMode: 'PAY_PER_REQUEST';
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: 'S' }[];
  readonly KeySchema: readonly KeyElement[];
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string;
    readonly KeySchema: readonly KeyElement[];
    readonly Projection: { readonly ProjectionType: 'ALL' };
  }[];
}

export interface TableDefinition {
  readonly collection: string;
  readonly create: CreateTable;
  /** CloudFormation takes it with the table, CreateTable does not. */
  readonly timeToLive?: { readonly AttributeName: string; readonly Enabled: true };
}

const nameFormat = /^[\w.-]{3,255}$/;
/** DynamoDB's default quota. */
const maxIndexes = 20;

export const tableName = (prefix: string, of: Collection): string => `${prefix}${of.name}`;

function checkedName(name: string): string {
  if (!nameFormat.test(name)) throw new RangeError(`DynamoDB takes no table or index named ${name}`);
  return name;
}

function tableDefinition(of: Collection, prefix: string): TableDefinition {
  const indexes = Object.keys(of.indexes);
  if (indexes.length > maxIndexes) throw new RangeError(`${of.name}: more than ${maxIndexes} indexes`);
  const keys = ['id', ...indexFieldNames(of)];
  const create: CreateTable = {
    TableName: checkedName(tableName(prefix, of)),
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: checkedName(index),
        KeySchema: [
          { AttributeName: partitionField(index), KeyType: 'HASH' as const },
          { AttributeName: sortField(index), KeyType: 'RANGE' as const },
        ],
        Projection: { ProjectionType: 'ALL' as const },
      })),
    }),
  };
  if (of.ttl === undefined) return { collection: of.name, create };
  return { collection: of.name, create, timeToLive: { AttributeName: ttlAttribute, Enabled: true } };
}

/** The tables of the collections. Throws RangeError for names that DynamoDB refuses. */
export const tableDefinitions = (collections: readonly Collection[], prefix: string): TableDefinition[] =>
  collections.map((of) => tableDefinition(of, prefix));
