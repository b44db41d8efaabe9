import * as z from 'zod';
import { collection } from '../../collections/collection';
import { id, moment } from '../../collections/fields';
import type { Operation } from '../commit';

/** Far longer than a commit can be in doubt. */
export const traceMs = 24 * 60 * 60_000;

/** One document for each commit that leaves no other trace of its own; the id is the commit's. */
export const commitMarks = collection('commitMarks', z.strictObject({ id, expiresAtMs: moment }), {
  ttl: 'expiresAtMs',
});

/**
 * Whether the documents of a commit keep it from being done twice however many others write them: a creation,
 * which is done once, or a change of a version that was read, which never comes back. Sums remember nothing.
 */
const isOnceByItself = ({ kind, seen }: Operation): boolean =>
  kind === 'create' || (kind !== 'check' && seen?.version !== undefined);

/** The operations of a commit and, where they would not tell whether it is done, a mark that does. */
export function marked(
  operations: readonly Operation[],
  commitId: string,
  nowMs: number,
): readonly Operation[] {
  if (operations.some(isOnceByItself) || operations.every(({ kind }) => kind === 'check')) return operations;
  const doc = { id: commitId, expiresAtMs: nowMs + traceMs };
  return [...operations, { kind: 'create', collection: commitMarks, id: commitId, seen: undefined, doc }];
}
