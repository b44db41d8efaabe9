import { reconciliationId } from '../../shared/application/reconciliation/reconcile-day';
import { reconciliations as collection, type Reconciliation } from '../../shared/collections/reconciliations';
import type { operationsContract } from '../../shared/contract/operations';
import type { UseCase } from '../../shared/ports/context';

const rowOf = (
  { id: _id, channel: _channel, dueAtMs: _due, runs: _runs, differences, ...rest }: Reconciliation,
  isWhole: boolean,
) => ({ ...rest, differences: isWhole ? differences : [] });

/** How a rail's bills agree with the ledger, newest day first; of one day, every difference. Errors: INVALID_INPUT (cursor). */
export const reconciliations: UseCase<typeof operationsContract.reconciliations> = async (
  { channel, day, limit, cursor },
  { store },
) => {
  if (day !== undefined) {
    const found = await store.get(collection, reconciliationId(channel, day));
    return { reconciliations: found ? [rowOf(found, true)] : [] };
  }
  const { items, next } = await store.list(collection, 'channel', [channel], {
    limit,
    cursor,
    order: 'desc',
  });
  return {
    reconciliations: items.map((each) => rowOf(each, false)),
    ...(next !== undefined && { next }),
  };
};
