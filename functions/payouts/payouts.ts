import { workerBooks } from '../../shared/collections/ledger';
import { payouts as collection } from '../../shared/collections/payouts';
import type { payoutsContract } from '../../shared/contract/payouts';
import { fen } from '../../shared/domain/money/money';
import type { UseCase } from '../../shared/ports/context';
import { drawingView } from './drawing-view';
import { payoutViews } from './payout-view';

/** The person's own payouts, newest first, with what can be drawn and how it comes to them. Errors: INVALID_INPUT (cursor). */
export const payouts: UseCase<typeof payoutsContract.payouts, 'rails'> = async (input, context) => {
  const { limit, cursor } = input;
  const { store, caller } = context;
  const { id } = caller.account;
  const [{ items, next }, book] = await Promise.all([
    store.list(collection, 'mine', [id], { limit, cursor, order: 'desc' }),
    store.get(workerBooks, id),
  ]);
  const payableFen = fen(book?.payableFen ?? 0);
  const drawing = await drawingView(context, id, payableFen);
  return {
    payouts: await payoutViews(store, items),
    payableFen,
    ...(drawing && { drawing }),
    ...(next !== undefined && { next }),
  };
};
