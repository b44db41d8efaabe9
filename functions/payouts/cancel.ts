import { advance } from '../../shared/application/lifecycles/advance';
import { bookPayout } from '../../shared/application/payouts/book-payout';
import { type Payout, payouts } from '../../shared/collections/payouts';
import { AppError } from '../../shared/contract/errors';
import type { payoutsContract } from '../../shared/contract/payouts';
import { isEnded } from '../../shared/domain/lifecycles/payout-lifecycle';
import type { Context, UseCase } from '../../shared/ports/context';
import { seeTo } from './own-payout';
import { payoutAnswer } from './payout-view';

/** What was never sent ends at once; what waits to be confirmed is for the rail to end. */
const takeBack = ({ store, clock, caller }: Context<'consented'>, payoutId: string): Promise<Payout> =>
  store.transact(async (tx) => {
    const payout = await tx.get(payouts, payoutId);
    if (payout?.accountId !== caller.account.id) throw new AppError('PAYOUT_NOT_FOUND');
    const step = { by: 'person', atMs: clock.nowMs() } as const;
    const isTakenBack = isEnded(payout.status) && payout.reason === 'CANCELLED';
    if (payout.status === 'cancelling' || isTakenBack) return payout;
    if (payout.status !== 'reserved')
      return advance(tx, payouts, { ...payout, dueAtMs: step.atMs }, 'cancel', step);
    const { dueAtMs: _never, ...rest } = payout;
    const dropped = { ...rest, reason: 'CANCELLED', endedAtMs: step.atMs };
    const ended = advance(tx, payouts, dropped, 'drop', step);
    await bookPayout(tx, ended, 'payoutBack', step.atMs);
    return ended;
  });

/**
 * Takes back an own payout that nobody has confirmed. Repeated, it answers the same. Errors: PAYOUT_NOT_FOUND,
 * PAYOUT_NOT_CANCELLABLE, PAYOUTS_UNAVAILABLE.
 */
export const cancel: UseCase<typeof payoutsContract.cancel, 'rails'> = async ({ payoutId }, context) =>
  payoutAnswer(context.store, await seeTo(context, await takeBack(context, payoutId)));
