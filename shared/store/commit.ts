import type { Collection, Document, Fields } from '../collections/collection';
import { type AddOptions, ConditionFailed, type ConditionKind } from '../ports/store';
import { fieldsOf } from './copy';

/**
 * What a document carries beside its fields: a text that every write changes to one never used before,
 * so that a document deleted and made anew does not pass for the old one.
 */
export type Version = string;

export interface Stored {
  readonly doc: Document;
  readonly version: Version;
}

/** What the transaction saw when it read the document; without version: there was none. */
export interface Seen {
  readonly version: Version | undefined;
}

interface Target {
  readonly collection: Collection;
  readonly id: string;
  /** Present when the transaction read the document. */
  readonly seen: Seen | undefined;
}

export interface Addition extends Target {
  readonly kind: 'add';
  readonly amounts: Readonly<Record<string, number>>;
  readonly options: AddOptions<Document>;
}

export interface Create extends Target {
  readonly kind: 'create';
  readonly doc: Document;
}

/** Changes the fields that this release knows. */
export interface Update extends Target {
  readonly kind: 'update';
  readonly doc: Document;
}

/** One document of a commit. `check` writes nothing: the document was only read. */
export type Operation = (Target & { readonly kind: 'check' | 'remove' }) | Create | Update | Addition;

export type Verdict = ConditionKind | 'conflict' | undefined;
export type Outcome = 'committed' | 'conflict' | ConditionFailed;

/** What a store must offer below transactions. Both calls may throw BUSY once `deadlineMs` has passed. */
export interface CommitAdapter {
  /** The document as it is now, the caller's own copy. */
  read(from: Collection, id: string, deadlineMs: number): Promise<Stored | undefined>;
  /** All operations or none; the outcome is that of `outcomeOf`. */
  commit(operations: readonly Operation[], deadlineMs: number): Promise<Outcome>;
}

function additionVerdict({ amounts, options }: Addition, doc: Fields): Verdict {
  const differs = Object.entries(options.where ?? {}).some(([field, value]) => doc[field] !== value);
  if (differs) return 'where';
  const after = (field: string) => Number(doc[field]) + (amounts[field] ?? 0);
  const bounds = (values: Fields | undefined) => Object.entries(values ?? {}) as [string, number][];
  const isBelow = bounds(options.atLeast).some(([field, least]) => after(field) < least);
  const isAbove = bounds(options.atMost).some(([field, most]) => after(field) > most);
  return isBelow || isAbove ? 'bound' : undefined;
}

/** Whether an operation may go through on the document as it is now (expired ones count as absent). */
export function verdictOn(operation: Operation, current: Stored | undefined): Verdict {
  if (operation.seen && operation.seen.version !== current?.version) return 'conflict';
  if (operation.kind === 'create') return current ? 'exists' : undefined;
  if (operation.kind === 'check') return undefined;
  if (!current) return 'missing';
  return operation.kind === 'add' ? additionVerdict(operation, fieldsOf(current.doc)) : undefined;
}

/** A conflict comes before any refusal: the work must see the documents as they are before it is refused. */
export function outcomeOf(operations: readonly Operation[], verdicts: readonly Verdict[]): Outcome {
  if (verdicts.includes('conflict')) return 'conflict';
  for (const [position, { collection, id }] of operations.entries()) {
    const verdict = verdicts[position];
    if (verdict && verdict !== 'conflict') return new ConditionFailed(collection.name, id, verdict);
  }
  return 'committed';
}
