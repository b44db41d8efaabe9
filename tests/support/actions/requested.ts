/** One right that a request to DynamoDB needs. */
export interface Requested {
  readonly collection: string;
  readonly action: string;
  /** Of a query. */
  readonly index?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** IAM's names of the parts of a transaction. */
const parts: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
};

/** The rights that a request needs, as IAM sees it: each table, each index, each part of a transaction. */
export function requestedBy(operation: string, input: object, tablePrefix: string): Requested[] {
  const collectionOf = (table: unknown) => String(table).slice(tablePrefix.length);
  const { TableName, IndexName, RequestItems, TransactItems } = input as Fields;
  if (operation === 'BatchGetItem') {
    return Object.keys(RequestItems as Fields).map((table) => ({
      collection: collectionOf(table),
      action: operation,
    }));
  }
  if (operation === 'TransactWriteItems') {
    return (TransactItems as readonly Fields[]).flatMap((item) =>
      Object.entries(item).map(([part, of]) => ({
        collection: collectionOf((of as Fields).TableName),
        action: parts[part] ?? part,
      })),
    );
  }
  return [
    {
      collection: collectionOf(TableName),
      action: operation,
      ...(typeof IndexName === 'string' && { index: IndexName }),
    },
  ];
}
