import type { Collection } from '../../collections/collection';
import type { Addition, Operation } from '../commit';
import type { Expression } from './expression';
import { schemaAttribute, versionAttribute } from './item';

/** Expired documents count as absent; DynamoDB itself may keep them for days. */
function isThere(of: Collection, expression: Expression, nowMs: number): string {
  const exists = `attribute_exists(${expression.name('id')})`;
  if (of.ttl === undefined) return exists;
  const ttl = expression.name(of.ttl);
  return `${exists} AND (attribute_not_exists(${ttl}) OR ${ttl} > ${expression.value(nowMs)})`;
}

function isAbsent(of: Collection, expression: Expression, nowMs: number): string {
  const absent = `attribute_not_exists(${expression.name('id')})`;
  if (of.ttl === undefined) return absent;
  return `(${absent} OR ${expression.name(of.ttl)} <= ${expression.value(nowMs)})`;
}

/** What nobody has read may be of a newer release. */
const isKnownVersion = (of: Collection, expression: Expression): string =>
  `${expression.name(schemaAttribute)} <= ${expression.value(of.version)}`;

function additionConditions({ amounts, options }: Addition, expression: Expression): string[] {
  const bound = (field: string, comparison: string, limit: number) =>
    `${expression.name(field)} ${comparison} ${expression.value(limit - (amounts[field] ?? 0))}`;
  const bounds = (limits: object | undefined) => Object.entries(limits ?? {}) as [string, number][];
  return [
    ...Object.entries(options.where ?? {}).map(
      ([field, value]) => `${expression.name(field)} = ${expression.value(value)}`,
    ),
    ...bounds(options.atLeast).map(([field, least]) => bound(field, '>=', least)),
    ...bounds(options.atMost).map(([field, most]) => bound(field, '<=', most)),
  ];
}

/** DynamoDB's condition for an operation: holds exactly when `verdictOn` would let it through. */
export function conditionOf(operation: Operation, expression: Expression, nowMs: number): string {
  const { collection, seen, kind } = operation;
  const conditions: string[] = [];
  if (kind === 'create' || (seen && seen.version === undefined)) {
    conditions.push(isAbsent(collection, expression, nowMs));
  }
  const mustExist = seen?.version !== undefined || kind === 'remove' || kind === 'add';
  if (mustExist) conditions.push(isThere(collection, expression, nowMs));
  if (seen?.version !== undefined) {
    conditions.push(`${expression.name(versionAttribute)} = ${expression.value(seen.version)}`);
  } else if (kind === 'remove' || kind === 'add') conditions.push(isKnownVersion(collection, expression));
  if (kind === 'add') conditions.push(...additionConditions(operation, expression));
  return conditions.join(' AND ');
}
