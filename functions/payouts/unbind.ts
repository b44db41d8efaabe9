import { payoutAccounts } from '../../shared/collections/payouts';
import type { payoutsContract } from '../../shared/contract/payouts';
import type { UseCase } from '../../shared/ports/context';
import { payoutAccountsOf } from './account-view';
import { dropFromBook } from './drop-from-book';
import { ownAccount } from './own-account';

/**
 * Unbinds an own account; the oldest of those left becomes the one that is paid to, after a day's pause. With the
 * last one goes the legal name, unless something was paid under it. Repeated, it answers the same.
 * Errors: PAYOUT_ACCOUNT_NOT_FOUND.
 */
export const unbind: UseCase<typeof payoutsContract.unbind> = async ({ payoutAccountId }, context) => {
  const { store, clock, caller } = context;
  const accountId = caller.account.id;
  await store.transact(async (tx) => {
    const { account, book } = await ownAccount(tx, payoutAccountId, accountId);
    if (account.status === 'unbound') return;
    tx.update(payoutAccounts, { ...account, status: 'unbound' });
    await dropFromBook(tx, { account, book }, clock.nowMs());
  });
  return { accounts: await payoutAccountsOf(store, accountId, clock.nowMs()) };
};
