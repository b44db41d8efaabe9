import type { Addition, Operation, Version } from '../commit';
import { toAttributes } from './attribute-values';
import { conditionOf } from './conditions';
import { Expression } from './expression';
import { plainItem, versionAttribute } from './item';
import { tableName } from './table-definitions';

interface CommitFacts {
  readonly tablePrefix: string;
  /** What every document written by this commit carries from now on. */
  readonly version: Version;
  readonly nowMs: number;
}

/** With this a refusal tells the document as it is, from which the reason is read. */
export const tellOld = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

function updateExpression({ amounts }: Addition, version: Version, expression: Expression): string {
  const additions = Object.entries(amounts).map(
    ([field, amount]) => `${expression.name(field)} ${expression.value(amount)}`,
  );
  const set = `SET ${expression.name(versionAttribute)} = ${expression.value(version)}`;
  return `${set} ADD ${additions.join(', ')}`;
}

/** One operation as an entry of TransactWriteItems. */
export function transactItem(operation: Operation, { tablePrefix, version, nowMs }: CommitFacts): object {
  const { collection, id, kind } = operation;
  const expression = new Expression();
  const ConditionExpression = conditionOf(operation, expression, nowMs);
  const table = { TableName: tableName(tablePrefix, collection), ConditionExpression, ...tellOld };
  const key = { Key: { id: { S: id } } };
  switch (kind) {
    case 'check':
      return { ConditionCheck: { ...table, ...key, ...expression.attributes() } };
    case 'remove':
      return { Delete: { ...table, ...key, ...expression.attributes() } };
    case 'add': {
      const UpdateExpression = updateExpression(operation, version, expression);
      return { Update: { ...table, ...key, UpdateExpression, ...expression.attributes() } };
    }
    default: {
      const Item = toAttributes(plainItem(collection, operation.doc, version));
      return { Put: { ...table, Item, ...expression.attributes() } };
    }
  }
}
