import { type Account, accounts } from '../../shared/collections/accounts';
import { AppError } from '../../shared/contract/errors';
import type { Caller, Ports } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';

/**
 * Changes the caller's account as it is now, not as it was read at the door, and in the same commit what `also`
 * does. Errors: those of `change`.
 */
export function changeAccount(
  { store, clock, caller }: Pick<Ports, 'store' | 'clock'> & { readonly caller: Caller },
  change: (account: Account) => Account,
  also: (tx: Transaction, before: Account) => Promise<void> = async () => undefined,
): Promise<Account> {
  return store.transact(async (tx) => {
    const account = await tx.get(accounts, caller.account.id);
    if (!account) throw new AppError('SESSION_EXPIRED');
    const changed = { ...change(account), updatedAtMs: clock.nowMs() };
    tx.update(accounts, changed);
    await also(tx, account);
    return changed;
  });
}
