import { allOf } from '../../../shared/application/listing/all-of';
import { ledgerEntries, taskShards } from '../../../shared/collections/ledger';
import { shanghaiDate } from '../../../shared/domain/calendar/calendar';
import { sumOn } from '../../../shared/domain/ledger/accounts';
import { type Fen, fen } from '../../../shared/domain/money/money';
import type { Store } from '../../../shared/ports/store';

/** What workers have earned by a publisher's tasks this month (Asia/Shanghai), as the ledger has it, fen. */
export async function earnedThisMonth(
  store: Pick<Store, 'list'>,
  publisherId: string,
  nowMs: number,
): Promise<Fen> {
  const month = shanghaiDate(nowMs).slice(0, 7);
  const shards = Array.from({ length: taskShards }, (_, shard) => shard);
  const found = await Promise.all(
    shards.map((shard) => allOf(store, ledgerEntries, 'earnedFrom', [publisherId, month, shard])),
  );
  return fen(found.flat().reduce((sum, { postings }) => sum + sumOn(postings, 'earned'), 0));
}
