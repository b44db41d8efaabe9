import type { Invariant } from './invariants';
import type { Mirror, WatchedMirror } from './mirror';

interface Checked {
  readonly problems: string[];
  /** The collections that it read, as they were. */
  readonly read: ReadonlyMap<string, number>;
}

/** The documents, and which collections are read of them. */
function watched(documents: WatchedMirror): {
  readonly documents: Mirror;
  readonly read: Map<string, number>;
} {
  const read = new Map<string, number>();
  const note = ({ name }: { readonly name: string }) => read.set(name, documents.version(name));
  return {
    read,
    documents: {
      all(of) {
        note(of);
        return documents.all(of);
      },
      get(of, id) {
        note(of);
        return documents.get(of, id);
      },
    },
  };
}

/**
 * Looks whether all of these hold, again and again; of what has read nothing that changed since, the answer of before is
 * given: time alone breaks none of them.
 */
export function checking(
  documents: WatchedMirror,
  invariants: readonly Invariant[],
): (nowMs: number) => string[] {
  const known = new Map<Invariant, Checked>();
  return (nowMs) =>
    invariants.flatMap((invariant) => {
      const before = known.get(invariant);
      const isSame = [...(before?.read ?? [])].every(
        ([name, version]) => documents.version(name) === version,
      );
      if (before && isSame) return before.problems;
      const { documents: seen, read } = watched(documents);
      const problems = invariant(seen, nowMs);
      known.set(invariant, { problems, read });
      return problems;
    });
}
