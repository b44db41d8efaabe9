import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { collections } from '../shared/collections/collections';
import { type TableDefinition, tableDefinitions } from '../shared/store/dynamo/table-definitions';

const path = 'dist/tables.json';

/** Stands for the prefix until serverless puts in the one that the functions are told. */
const placeholder = 'PREFIX-';
const prefix = `\${self:provider.environment.TABLE_PREFIX}`;

interface Template {
  readonly Resources: Readonly<Record<string, object>>;
}

/** `taskPlaces` → `TaskPlacesTable` */
const logicalId = (collection: string): string =>
  `${collection.charAt(0).toUpperCase()}${collection.slice(1)}Table`;

/** A table that outlives mistakes: never deleted with the stack, restorable to any second of 35 days. */
const tableResource = ({ create, timeToLive }: TableDefinition): object => ({
  Type: 'AWS::DynamoDB::Table',
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
  Properties: {
    ...create,
    TableName: create.TableName.replace(placeholder, prefix),
    ...(timeToLive && { TimeToLiveSpecification: timeToLive }),
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
    DeletionProtectionEnabled: true,
  },
});

/** CloudFormation resources of all collections, for serverless.yml. */
export const tableTemplate = (): Template => ({
  Resources: Object.fromEntries(
    tableDefinitions(collections, placeholder).map((table) => [
      logicalId(table.collection),
      tableResource(table),
    ]),
  ),
});

/** Writes the resources where serverless.yml includes them from. Answers how many tables there are. */
export async function writeTables(): Promise<number> {
  const template = tableTemplate();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(template, null, 2)}\n`);
  return Object.keys(template.Resources).length;
}
