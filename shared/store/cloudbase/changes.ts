import type { Addition, Operation, Version } from '../commit';
import type { CloudFields, CloudRecord } from './cloud-calls';
import type { CloudCommands, CloudOperand } from './database';
import { changeableFields, meta, recordOf, tombstone, unknownFields } from './record';

/** How many additions a document remembers: more than can come between two sendings of one call. */
const rememberedAdditions = 32;

/** Matches no document: what was read as absent can only be refused, or have appeared meanwhile. */
const noVersion = 'none';

export interface CommitFacts {
  readonly command: CloudCommands;
  readonly commitId: Version;
  readonly nowMs: number;
}

function additionConditions({ amounts, options }: Addition, command: CloudCommands): CloudFields {
  const conditions: Record<string, unknown> = {};
  const bounded = new Set([...Object.keys(options.atLeast ?? {}), ...Object.keys(options.atMost ?? {})]);
  const least = (options.atLeast ?? {}) as Readonly<Record<string, number>>;
  const most = (options.atMost ?? {}) as Readonly<Record<string, number>>;
  for (const field of bounded) {
    const amount = amounts[field] ?? 0;
    const atLeast = least[field];
    const atMost = most[field];
    const sides: CloudOperand[] = [];
    if (atLeast !== undefined) sides.push(command.gte(atLeast - amount));
    if (atMost !== undefined) sides.push(command.lte(atMost - amount));
    const [first, second] = sides;
    if (first) conditions[field] = second ? first.and(second) : first;
  }
  for (const [field, value] of Object.entries(options.where ?? {})) {
    const bound = conditions[field] as CloudOperand | undefined;
    conditions[field] = bound ? bound.and(command.eq(value)) : command.eq(value);
  }
  return conditions;
}

/** Holds exactly for the document that `verdictOn` would let the operation through on. */
export function conditionOf(operation: Operation, { command, commitId, nowMs }: CommitFacts): CloudFields {
  const { collection, id, seen } = operation;
  return {
    _id: id,
    [meta.gone]: command.neq(true),
    ...(collection.ttl !== undefined && { [collection.ttl]: command.gt(nowMs) }),
    ...(operation.kind === 'add' && {
      ...additionConditions(operation, command),
      // Sent twice, by us or by the SDK, it is done once.
      [meta.additions]: command.neq(commitId),
    }),
    ...(seen
      ? { [meta.version]: seen.version ?? noVersion }
      : // What nobody has read may be of a newer release.
        { [meta.schema]: command.lte(collection.version) }),
  };
}

/** The fields of a record that replaces another one, set or cleared one by one. */
function replacement(of: Operation['collection'], record: CloudRecord, command: CloudCommands): CloudFields {
  const changes = changeableFields(of).map((field) => {
    const value = record[field];
    return [field, value === undefined ? command.remove() : command.set(value)] as const;
  });
  return Object.fromEntries(changes);
}

/**
 * What the operation does to a document that is there. `over`: what stands there now and is no document any more, or
 * is to be none: nothing of it stays, whichever release wrote it.
 */
export function changeOf(operation: Operation, facts: CommitFacts, over?: CloudRecord): CloudFields {
  const { command, commitId, nowMs } = facts;
  const { collection, id } = operation;
  const unknown = over ? Object.keys(unknownFields(collection, over)) : [];
  const cleared = Object.fromEntries(unknown.map((name) => [name, command.remove()]));
  switch (operation.kind) {
    case 'check':
      return { [meta.touch]: command.set(commitId) };
    case 'remove':
      return { ...cleared, ...replacement(collection, tombstone(id, commitId, nowMs), command) };
    case 'add': {
      const amounts = Object.entries(operation.amounts).map(([field, amount]) => [
        field,
        command.inc(amount),
      ]);
      return {
        ...Object.fromEntries(amounts),
        [meta.version]: command.set(commitId),
        [meta.additions]: command.push({ each: [commitId], slice: -rememberedAdditions }),
      };
    }
    default:
      return {
        ...cleared,
        ...replacement(collection, recordOf(collection, operation.doc, commitId), command),
      };
  }
}

/** The whole record after a write, from the record that was there; needs no condition and may be sent twice. */
export function recordAfter(
  operation: Operation,
  current: CloudRecord | undefined,
  { commitId, nowMs }: CommitFacts,
): CloudRecord {
  const { collection, id } = operation;
  const additions = current?.[meta.additions];
  const kept = Array.isArray(additions) ? { [meta.additions]: additions as unknown[] } : {};
  if (operation.kind === 'create') return { ...recordOf(collection, operation.doc, commitId), ...kept };
  if (operation.kind === 'update') {
    const unknown = current ? unknownFields(collection, current) : {};
    return { ...unknown, ...recordOf(collection, operation.doc, commitId), ...kept };
  }
  if (operation.kind !== 'add') {
    if (operation.kind === 'remove') return { ...tombstone(id, commitId, nowMs), ...kept };
    // Only read: touched where it is, held by a tombstone where it is not.
    return { ...(current ?? tombstone(id, commitId, nowMs)), [meta.touch]: commitId };
  }
  const after: Record<string, unknown> = { ...current };
  for (const [field, amount] of Object.entries(operation.amounts)) {
    after[field] = Number(after[field]) + amount;
  }
  const log = [...(Array.isArray(additions) ? additions : []), commitId].slice(-rememberedAdditions);
  return { ...after, _id: id, [meta.version]: commitId, [meta.additions]: log };
}
