import { payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
import { AppError } from '../../shared/contract/errors';
import type { payoutsContract } from '../../shared/contract/payouts';
import type { UseCase } from '../../shared/ports/context';
import { payoutAccountsOf } from './account-view';
import { ownAccount } from './own-account';
import { pauseEnd } from './pause';

/**
 * Makes an own account the one that is paid to; a change pauses payouts to it for a day and its owner
 * is notified. Repeated, it answers the same. Errors: PAYOUT_ACCOUNT_NOT_FOUND.
 */
export const setDefault: UseCase<typeof payoutsContract.setDefault> = async (
  { payoutAccountId },
  context,
) => {
  const { store, clock, caller } = context;
  const accountId = caller.account.id;
  await store.transact(async (tx) => {
    const { account, book } = await ownAccount(tx, payoutAccountId, accountId);
    if (account.status !== 'bound') throw new AppError('PAYOUT_ACCOUNT_NOT_FOUND');
    if (book.defaultId === payoutAccountId) return;
    tx.update(payoutBooks, { ...book, defaultId: payoutAccountId });
    tx.update(payoutAccounts, { ...account, pausedUntilMs: pauseEnd(clock.nowMs()) });
    tx.emit({
      type: 'payoutAccount.defaultChanged',
      accountId,
      facts: { channel: account.channel },
    });
  });
  return { accounts: await payoutAccountsOf(store, accountId, clock.nowMs()) };
};
