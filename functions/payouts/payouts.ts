import { workerBooks } from '../../shared/collections/ledger';
import { payouts as collection } from '../../shared/collections/payouts';
import type { payoutsContract } from '../../shared/contract/payouts';
import { fen } from '../../shared/domain/money/money';
import type { UseCase } from '../../shared/ports/context';
import { payoutViews } from './payout-view';

/** The person's own payouts, newest first, with what can be drawn. Errors: INVALID_INPUT (cursor). */
export const payouts: UseCase<typeof payoutsContract.payouts> = async (input, { store, caller }) => {
  const { limit, cursor } = input;
  const { id } = caller.account;
  const [{ items, next }, book] = await Promise.all([
    store.list(collection, 'mine', [id], { limit, cursor, order: 'desc' }),
    store.get(workerBooks, id),
  ]);
  return {
    payouts: await payoutViews(store, items),
    payableFen: fen(book?.payableFen ?? 0),
    ...(next !== undefined && { next }),
  };
};
