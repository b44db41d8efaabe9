import { ledgerEntries } from '../../shared/collections/ledger';
import type { incomeContract } from '../../shared/contract/income';
import { monthOf } from '../../shared/domain/calendar/month';
import type { UseCase } from '../../shared/ports/context';
import { settledView } from './settled-view';

/** The own settlements of a month, newest first. Errors: INVALID_INPUT (cursor). */
export const settlements: UseCase<typeof incomeContract.settlements> = async (
  { month, limit, cursor },
  { store, caller },
) => {
  const { startMs, endMs } = monthOf(month);
  const { items, next } = await store.list(ledgerEntries, 'settled', [caller.account.id], {
    limit,
    cursor,
    order: 'desc',
    from: startMs,
    to: endMs - 1,
  });
  return {
    settlements: items.map((entry) => ({ ...settledView(entry), orders: entry.orderIds?.length ?? 0 })),
    ...(next && { next }),
  };
};
