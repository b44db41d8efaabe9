import { once, type RecordResult } from '../../shared/application/idempotency/idempotency';
import { defaultAccountOf } from '../../shared/application/payouts/default-account';
import { makePayout } from '../../shared/application/payouts/make-payout';
import { mandateOf } from '../../shared/application/payouts/mandate-of';
import { railOf } from '../../shared/application/payouts/rail-of';
import { type PayoutAccount, payoutAccounts } from '../../shared/collections/payouts';
import { AppError } from '../../shared/contract/errors';
import { payoutsContract } from '../../shared/contract/payouts';
import type { Context, UseCase } from '../../shared/ports/context';
import { ownPayout, seeTo } from './own-payout';
import { payoutAnswer } from './payout-view';

type Requesting = Context<'consented', 'hash' | 'rails'>;

/** The account that was named, or the default one. Errors: PAYOUT_ACCOUNT_NOT_FOUND. */
async function accountToPay(
  { store, caller }: Requesting,
  named: string | undefined,
): Promise<PayoutAccount> {
  const accountId = caller.account.id;
  const account =
    named === undefined ? await defaultAccountOf(store, accountId) : await store.get(payoutAccounts, named);
  if (account?.accountId !== accountId || account.status !== 'bound')
    throw new AppError('PAYOUT_ACCOUNT_NOT_FOUND');
  return account;
}

/**
 * Draws what the person can draw to one of their accounts. A payment that has to be confirmed is made at once, so that
 * its day begins while the person is there; others too, and whatever did not get through goes on by itself. Errors:
 * PAYOUT_ACCOUNT_NOT_FOUND, PAYOUT_ACCOUNT_PAUSED, NOTHING_PAYABLE, IDENTITY_UNPROVEN, LEGAL_NAME_MISMATCH,
 * PAYOUT_TOO_SMALL, PAYOUTS_UNAVAILABLE.
 */
export const request: UseCase<typeof payoutsContract.request, 'hash' | 'rails'> = (input, context) => {
  const { store, caller } = context;
  const accountId = caller.account.id;
  return once(context, payoutsContract.request, {
    input,
    async run(record: RecordResult<{ readonly payoutId: string }>) {
      const { payoutAccountId, replaces } = input;
      if (replaces !== undefined) await ownPayout(context, replaces, accountId);
      const seen = await accountToPay(context, payoutAccountId);
      const rail = await railOf(context, seen.channel);
      if (!rail) throw new AppError('PAYOUTS_UNAVAILABLE');
      const mandate = await mandateOf(seen, rail);
      // Asking for another one where there is one perhaps would be refused.
      if (mandate.kind === 'unclear') throw new AppError('PAYOUTS_UNAVAILABLE');
      const made = await store.transact(async (tx) => {
        const account = await tx.get(payoutAccounts, seen.id);
        if (account?.status !== 'bound') throw new AppError('PAYOUT_ACCOUNT_NOT_FOUND');
        const given = {
          ...{ account, rail },
          ...(mandate.kind === 'given' && { mandate: mandate.number }),
          ...(replaces !== undefined && { replaces }),
        };
        const payout = await makePayout(tx, context, given, 'person');
        record(tx, { payoutId: payout.id });
        return payout;
      });
      return payoutAnswer(store, await seeTo(context, made));
    },
    replay: async ({ payoutId }) => payoutAnswer(store, await ownPayout(context, payoutId, accountId)),
  });
};
