import type { Dump } from '../../ports/dump';
import { putThrough } from '../put-through';
import { cloudCalls } from './cloud-calls';
import { cloudbaseStore } from './cloudbase-store';
import { type CloudBaseStoreOptions, collectionName, defaultTimeoutMs } from './cloudbase-store-options';
import { isGone, wholeDocFrom } from './record';
import { withRetries } from './with-retries';

/** The cloud answers up to 1,000 documents; a megabyte is reached earlier. */
const pageSize = 100;
const retryBudgetMs = 120_000;

/** Whole collections of a CloudBase environment, read in the order of their ids. */
export function cloudbaseDump(options: CloudBaseStoreOptions): Dump {
  const { database, clock } = options;
  const calls = cloudCalls(database, { timeoutMs: defaultTimeoutMs, ...options });
  const store = cloudbaseStore(options);
  return {
    async *pages(from) {
      for (let after = ''; ; ) {
        const list = {
          where: { _id: database.command.gt(after) },
          orderBy: ['_id', 'asc'] as const,
          limit: pageSize,
        };
        const records = await withRetries(options, clock.nowMs() + retryBudgetMs, () =>
          calls.list(collectionName(options, from), list),
        );
        const docs = records.filter((record) => !isGone(record)).map((record) => wholeDocFrom(from, record));
        if (docs.length > 0) yield docs;
        const last = records.at(-1);
        if (!last || records.length < pageSize) return;
        after = last._id;
      }
    },
    put: (into, docs) => putThrough(store, into, docs),
  };
}
