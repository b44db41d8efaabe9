import type { TableDefinition } from '../../shared/store/dynamo/table-definitions';

type CreateTable = TableDefinition['create'];

/** dynamoose sends nothing by itself: with the endpoint down its own set-up would hang for ever. */
const quiet = { create: false, waitForActive: false, initialize: false, throughput: 'ON_DEMAND' } as const;

/** The keys of a table or an index: every one is a text. */
function keysOf(schema: CreateTable['KeySchema']): { hash: string; range: string | undefined } {
  const named = (type: string) => schema.find(({ KeyType }) => KeyType === type)?.AttributeName;
  return { hash: named('HASH') ?? '', range: named('RANGE') };
}

/** dynamoose's table of a collection, with the model of its documents: keys by name, other fields as they are. */
async function dynamooseTable({ create }: TableDefinition) {
  // The SDK inside it warns of Node 20, and is never asked to send anything.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const { default: dynamoose } = await import('dynamoose');
  const { TableName, KeySchema, GlobalSecondaryIndexes = [] } = create;
  const attributes = GlobalSecondaryIndexes.flatMap(({ IndexName, KeySchema: keys }) => {
    const { hash, range } = keysOf(keys);
    const index = { name: IndexName, type: 'global' as const, ...(range && { rangeKey: range }) };
    return [[hash, { type: String, index }], ...(range ? [[range, String]] : [])];
  });
  const schema = new dynamoose.Schema(
    { [keysOf(KeySchema).hash]: { type: String, hashKey: true }, ...Object.fromEntries(attributes) },
    { saveUnknown: true },
  );
  return new dynamoose.Table(TableName, [dynamoose.model(TableName, schema, quiet)], quiet);
}

/**
 * What makes the table of a collection, as dynamoose asks for it from its model. dynamoose is loaded with
 * the first one, since that takes a tenth of a second and tables are made once.
 */
export async function dynamooseRequest(definition: TableDefinition): Promise<object> {
  const table = await dynamooseTable(definition);
  // Its types take the overload that sends the request, and so answers nothing, for this one.
  const request: unknown = await table.create({ return: 'request' });
  return request as object;
}
