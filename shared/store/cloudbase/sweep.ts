import type { Collection } from '../../collections/collection';
import { cloudCalls } from './cloud-calls';
import { type CloudBaseStoreOptions, collectionName, defaultTimeoutMs } from './cloudbase-store-options';
import { commitMarks } from './commit-marks';
import { meta } from './record';

/**
 * Removes for good what has expired, the tombstones of what was removed and old marks of commits; CloudBase does not do it by
 * itself. For a timer; may run at any time and again, beside everything else. Answers how many went.
 */
export async function sweepExpired(
  options: Pick<CloudBaseStoreOptions, 'database' | 'clock' | 'timeouts' | 'collectionPrefix' | 'timeoutMs'>,
  collections: readonly Collection[],
): Promise<number> {
  const { database, clock } = options;
  const calls = cloudCalls(database, { timeoutMs: defaultTimeoutMs, ...options });
  let count = 0;
  for (const of of [...collections, commitMarks]) {
    const where = { [meta.sweep]: database.command.lte(clock.nowMs()) };
    count += await calls.removeAll(collectionName(options, of), where);
  }
  return count;
}
