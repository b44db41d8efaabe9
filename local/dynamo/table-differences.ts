import { type Answers, DynamoError, type Send } from '../../shared/store/dynamo/protocol';
import type { TableDefinition } from '../../shared/store/dynamo/table-definitions';

type Table = NonNullable<Answers['DescribeTable']['Table']>;
type Expiry = Answers['DescribeTimeToLive']['TimeToLiveDescription'];

/** A table as it is; undefined when there is none. */
export async function describeTable(send: Send, TableName: string): Promise<Table | undefined> {
  try {
    return (await send('DescribeTable', { TableName })).Table;
  } catch (error) {
    if (error instanceof DynamoError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** Keys with their types as a text, the partition first. */
function keyText({ KeySchema = [] }: Pick<Table, 'KeySchema'>, { AttributeDefinitions = [] }: Table): string {
  const typeOf = (name: string) =>
    AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? '?';
  return [...KeySchema]
    .sort((a, b) => (a.KeyType < b.KeyType ? -1 : 1))
    .map(({ AttributeName, KeyType }) => `${AttributeName} ${typeOf(AttributeName)} ${KeyType}`)
    .join(', ');
}

const difference = (what: string, is: string | undefined, declared: string | undefined): string[] =>
  is === declared ? [] : [`${what} is ${is ?? 'none'}, declared is ${declared ?? 'none'}`];

/** How the keys and indexes of a table differ from its declaration, a sentence each. */
function tableDifferences(table: Table, declared: TableDefinition['create']): string[] {
  const indexes = new Map(table.GlobalSecondaryIndexes?.map((index) => [index.IndexName, index]));
  const own = (declared.GlobalSecondaryIndexes ?? []).flatMap((index) => {
    const { IndexName: name } = index;
    const real = indexes.get(name);
    indexes.delete(name);
    if (!real) return [`no index ${name}`];
    return [
      ...difference(`key of index ${name}`, keyText(real, table), keyText(index, declared)),
      ...difference(
        `projection of index ${name}`,
        real.Projection?.ProjectionType,
        index.Projection.ProjectionType,
      ),
    ];
  });
  return [
    ...difference('key', keyText(table, table), keyText(declared, declared)),
    ...own,
    ...[...indexes.keys()].map((name) => `index ${name} is not declared`),
  ];
}

function expiryOf(expiry: Expiry): string | undefined {
  const isOn = expiry?.TimeToLiveStatus === 'ENABLED' || expiry?.TimeToLiveStatus === 'ENABLING';
  return isOn ? expiry.AttributeName : undefined;
}

/** How real tables differ from their declarations: existence, keys, indexes, projections, expiry. */
export async function verifyTables(send: Send, definitions: readonly TableDefinition[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { create, timeToLive } of definitions) {
    const { TableName } = create;
    const table = await describeTable(send, TableName);
    if (!table) {
      problems.push(`${TableName}: no such table`);
      continue;
    }
    const { TimeToLiveDescription } = await send('DescribeTimeToLive', { TableName });
    const found = [
      ...tableDifferences(table, create),
      ...difference('expiry', expiryOf(TimeToLiveDescription), timeToLive?.AttributeName),
    ];
    problems.push(...found.map((each) => `${TableName}: ${each}`));
  }
  return problems;
}
