import type { EmptyStore, Placed } from '../stores/open-stores';
import type { RecordingStore } from '../stores/recording-store';

interface Prepared {
  readonly result: unknown;
  readonly left: readonly Placed[];
}

/** What was made before, in any system of this test file. */
const prepared = new Map<string, Prepared>();

export interface Preparation {
  readonly store: RecordingStore;
  readonly put: EmptyStore['put'];
}

/**
 * Does the work that tests begin with once per test file: later systems get the very documents that it left,
 * and its result. `key` names everything that they depend on. Where the documents do not fit, it is done anew.
 */
export async function prepare<T>(
  { store, put }: Preparation,
  key: string,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly isRestored: boolean }> {
  const known = prepared.get(key);
  if (known && (await put(known.left))) return { result: known.result as T, isRestored: true };
  const { result, left } = await store.record(work);
  if (!known && left) prepared.set(key, { result, left });
  return { result, isRestored: false };
}
