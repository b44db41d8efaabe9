import { payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
import type { payoutsContract } from '../../shared/contract/payouts';
import type { UseCase } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';
import { payoutAccountsOf } from './account-view';
import { ownAccount } from './own-account';
import { pauseEnd } from './pause';

/** Whoever takes over as the default is a change of account, as by setDefault. */
async function pauseNewDefault(tx: Transaction, id: string, nowMs: number): Promise<void> {
  const account = await tx.get(payoutAccounts, id);
  if (account) tx.update(payoutAccounts, { ...account, pausedUntilMs: pauseEnd(nowMs) });
}

/**
 * Unbinds an own account; the oldest of those left becomes the one that is paid to, after a day's pause.
 * Repeated, it answers the same.
 * Errors: PAYOUT_ACCOUNT_NOT_FOUND.
 */
export const unbind: UseCase<typeof payoutsContract.unbind> = async ({ payoutAccountId }, context) => {
  const { store, clock, caller } = context;
  const accountId = caller.account.id;
  await store.transact(async (tx) => {
    const { account, book } = await ownAccount(tx, payoutAccountId, accountId);
    if (account.status === 'unbound') return;
    const left = book.accounts.filter(({ id }) => id !== payoutAccountId);
    const defaultId = book.defaultId === payoutAccountId ? left[0]?.id : book.defaultId;
    tx.update(payoutBooks, { id: book.id, accounts: left, ...(defaultId !== undefined && { defaultId }) });
    tx.update(payoutAccounts, { ...account, status: 'unbound' });
    if (defaultId !== undefined && defaultId !== book.defaultId)
      await pauseNewDefault(tx, defaultId, clock.nowMs());
    tx.emit({ type: 'payoutAccount.unbound', accountId, facts: { channel: account.channel } });
  });
  return { accounts: await payoutAccountsOf(store, accountId, clock.nowMs()) };
};
