import { accounts as people } from '../../shared/collections/accounts';
import { payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
import { workerIdentities } from '../../shared/collections/worker-identities';
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

/** A name to which nothing was paid, and that no register knows, was perhaps a mistake: it goes with the last account, and another may come. */
async function releaseLegalName(tx: Transaction, accountId: string, nowMs: number): Promise<void> {
  const person = await tx.get(people, accountId);
  if (person?.legalName === undefined || (await tx.get(workerIdentities, accountId))) return;
  const { legalName: _, ...rest } = person;
  tx.update(people, { ...rest, updatedAtMs: nowMs });
}

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
    const left = book.accounts.filter(({ id }) => id !== payoutAccountId);
    const defaultId = book.defaultId === payoutAccountId ? left[0]?.id : book.defaultId;
    const { defaultId: _, ...rest } = book;
    tx.update(payoutBooks, { ...rest, accounts: left, ...(defaultId !== undefined && { defaultId }) });
    tx.update(payoutAccounts, { ...account, status: 'unbound' });
    if (defaultId !== undefined && defaultId !== book.defaultId)
      await pauseNewDefault(tx, defaultId, clock.nowMs());
    if (left.length === 0 && book.firstPaidAtMs === undefined)
      await releaseLegalName(tx, accountId, clock.nowMs());
    tx.emit({ type: 'payoutAccount.unbound', accountId, facts: { channel: account.channel } });
  });
  return { accounts: await payoutAccountsOf(store, accountId, clock.nowMs()) };
};
