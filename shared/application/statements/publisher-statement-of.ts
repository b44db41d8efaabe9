import { ledgerEntries, taskShards } from '../../collections/ledger';
import { monthOf } from '../../domain/calendar/month';
import { type PublisherStatement, publisherStatement } from '../../domain/statements/publisher-statement';
import type { Store } from '../../ports/store';
import { allOf } from '../listing/all-of';

/** What the ledger says of a publisher's month (YYYY-MM): money in and out, and what each order has cost. */
export async function publisherStatementOf(
  store: Pick<Store, 'list'>,
  publisherId: string,
  month: string,
): Promise<PublisherStatement> {
  const { startMs, endMs } = monthOf(month);
  const shards = Array.from({ length: taskShards }, (_, shard) => shard);
  const [moved, ...earned] = await Promise.all([
    allOf(store, ledgerEntries, 'paid', [publisherId], { from: startMs, to: endMs - 1 }),
    ...shards.map((shard) => allOf(store, ledgerEntries, 'earnedFrom', [publisherId, month, shard])),
  ]);
  return publisherStatement([...moved, ...earned.flat()]);
}
