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
 * before its commit, or after it, when only the answer is lost.
 */
export function crashingStore(store: Store, at: number): CrashingStore {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= at) throw new Crash(`step ${at}`);
  };
  const atEachStep = { before: step, beforeCommit: step, committed: step };
  return {
    ...tapped(store, { before: step, transaction: () => atEachStep }),
    hasCrashed: () => steps >= at,
  };
}
