import type { Reindexing } from '../../ports/reindexing';
import { indexChanges, reindexPage } from '../index-changes';
import { cloudCalls } from './cloud-calls';
import { type CloudBaseStoreOptions, collectionName, defaultTimeoutMs } from './cloudbase-store-options';
import { isGone, meta, wholeDocFrom } from './record';
import { withRetries } from './with-retries';

/** The cloud answers up to 1,000 documents; a megabyte is reached earlier. */
const pageSize = 100;
const retryBudgetMs = 120_000;

/** Index entries of the collections of a CloudBase environment, in the order of their ids. */
export function cloudbaseReindexing(options: CloudBaseStoreOptions): Reindexing {
  const { database, clock } = options;
  const { command } = database;
  const calls = cloudCalls(database, { timeoutMs: defaultTimeoutMs, ...options });
  const retrying = <T>(call: () => Promise<T>): Promise<T> =>
    withRetries(options, clock.nowMs() + retryBudgetMs, call);

  return {
    async reindex(of, after = '') {
      const name = collectionName(options, of);
      const list = {
        where: { _id: command.gt(after) },
        orderBy: ['_id', 'asc'] as const,
        limit: pageSize,
      };
      const records = await retrying(() => calls.list(name, list));
      const documents = records.filter((record) => !isGone(record));
      const done = await reindexPage(documents, {
        changesOf: (record) => indexChanges(of, wholeDocFrom(of, record), record),
        async write(record, changes) {
          const where = { _id: record._id, [meta.version]: record[meta.version] };
          const data = [...changes].map(([field, value]) => [
            field,
            value === undefined ? command.remove() : command.set(value),
          ]);
          return (await retrying(() => calls.change(name, where, Object.fromEntries(data)))) === 1;
        },
        async again({ _id }) {
          const record = await retrying(() => calls.get(name, _id));
          return record && isGone(record) ? undefined : record;
        },
      });
      const last = records.length < pageSize ? undefined : records.at(-1);
      return { ...done, ...(last && { next: last._id }) };
    },
  };
}
