import type { payoutsContract } from '../../shared/contract/payouts';
import type { UseCase } from '../../shared/ports/context';
import { ownPayout, seeTo } from './own-payout';
import { payoutAnswer } from './payout-view';

/** An own payout. Errors: PAYOUT_NOT_FOUND. */
export const payout: UseCase<typeof payoutsContract.payout> = async ({ payoutId }, context) =>
  payoutAnswer(context.store, await ownPayout(context, payoutId, context.caller.account.id));

/**
 * Sees to an own payout now, before and after the person confirms it: sends it when it was not, and asks the rail, whose
 * word alone counts. Errors: PAYOUT_NOT_FOUND, PAYOUTS_UNAVAILABLE.
 */
export const confirm: UseCase<typeof payoutsContract.confirm, 'rails'> = async ({ payoutId }, context) => {
  const own = await ownPayout(context, payoutId, context.caller.account.id);
  return payoutAnswer(context.store, await seeTo(context, own));
};
