import type { Store } from '../../../shared/ports/store';
import { tapped } from './tapped';

/** The process is gone: no answer, and nothing of it does anything any more. */
class Crash extends Error {}

interface CrashingStore extends Store {
  /** Whether the crash came; false when the work was over before step `at`. */
  readonly hasCrashed: () => boolean;
}

/**
 * A store whose process crashes at its step `at` (from 1): before a read, at each call inside a transaction,
 * before its commit, or after it, when only the answer is lost. `by` commits: only those two are counted, since what
 * comes between them writes nothing.
 */
export function crashingStore(store: Store, at: number, by: 'step' | 'commit' = 'step'): CrashingStore {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= at) throw new Crash(`step ${at}`);
  };
  /** Where nothing is counted; whoever crashed does nothing any more. */
  const between = () => {
    if (by === 'step') step();
    else if (steps >= at) throw new Crash(`step ${at}`);
  };
  const atEachStep = { before: between, beforeCommit: step, committed: step };
  return {
    ...tapped(store, { before: between, transaction: () => atEachStep }),
    hasCrashed: () => steps >= at,
  };
}
