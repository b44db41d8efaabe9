import type { Addition, Create, Operation, Update, Version } from '../commit';
import { toAttributes } from './attribute-values';
import { conditionOf } from './conditions';
import { Expression } from './expression';
import { plainItem, versionAttribute, writtenAttributes } from './item';
import { tableName } from './table-definitions';

interface CommitFacts {
  readonly tablePrefix: string;
  /** What every document written by this commit carries from now on. */
  readonly version: Version;
  readonly nowMs: number;
}

/** With this a refusal tells the document as it is, from which the reason is read. */
const tellOld = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

function additionExpression({ amounts }: Addition, version: Version, expression: Expression): string {
  const additions = Object.entries(amounts).map(
    ([field, amount]) => `${expression.name(field)} ${expression.value(amount)}`,
  );
  const set = `SET ${expression.name(versionAttribute)} = ${expression.value(version)}`;
  return `${set} ADD ${additions.join(', ')}`;
}

/** What every request that writes says of its table and condition; `expression` takes the condition's names. */
function conditioned(operation: Operation, { tablePrefix, nowMs }: CommitFacts, expression: Expression) {
  const ConditionExpression = conditionOf(operation, expression, nowMs);
  return { TableName: tableName(tablePrefix, operation.collection), ConditionExpression, ...tellOld };
}

/** A new document as the Put of a transaction. */
function putRequest(operation: Create, facts: CommitFacts): object {
  const expression = new Expression();
  const table = conditioned(operation, facts, expression);
  const Item = toAttributes(plainItem(operation.collection, operation.doc, facts.version));
  return { ...table, Item, ...expression.attributes() };
}

/**
 * A changed document as the input of UpdateItem, which is also the Update of a transaction: every field that this
 * release knows is set or removed, and what a newer one has added stays.
 */
export function updateRequest(operation: Update, facts: CommitFacts): object {
  const { collection, id, doc } = operation;
  const expression = new Expression();
  const table = conditioned(operation, facts, expression);
  const item = plainItem(collection, doc, facts.version);
  const sets: string[] = [];
  const removals: string[] = [];
  for (const name of writtenAttributes(collection)) {
    const value = item[name];
    if (value === undefined) removals.push(expression.name(name));
    else sets.push(`${expression.name(name)} = ${expression.value(value)}`);
  }
  const removed = removals.length > 0 ? ` REMOVE ${removals.join(', ')}` : '';
  const UpdateExpression = `SET ${sets.join(', ')}${removed}`;
  return { ...table, Key: { id: { S: id } }, UpdateExpression, ...expression.attributes() };
}

/** One operation as an entry of TransactWriteItems. */
export function transactItem(operation: Operation, facts: CommitFacts): object {
  if (operation.kind === 'create') return { Put: putRequest(operation, facts) };
  if (operation.kind === 'update') return { Update: updateRequest(operation, facts) };
  const expression = new Expression();
  const table = conditioned(operation, facts, expression);
  const key = { Key: { id: { S: operation.id } } };
  switch (operation.kind) {
    case 'check':
      return { ConditionCheck: { ...table, ...key, ...expression.attributes() } };
    case 'remove':
      return { Delete: { ...table, ...key, ...expression.attributes() } };
    case 'add': {
      const UpdateExpression = additionExpression(operation, facts.version, expression);
      return { Update: { ...table, ...key, UpdateExpression, ...expression.attributes() } };
    }
  }
}
