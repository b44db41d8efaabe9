import { payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
import { AppError } from '../../shared/contract/errors';
import type { Transaction } from '../../shared/ports/store';

/** An account that a person has or had bound, and their book. Errors: PAYOUT_ACCOUNT_NOT_FOUND. */
export async function ownAccount(tx: Transaction, payoutAccountId: string, accountId: string) {
  const [account, book] = await Promise.all([
    tx.get(payoutAccounts, payoutAccountId),
    tx.get(payoutBooks, accountId),
  ]);
  if (account?.accountId !== accountId || !book) throw new AppError('PAYOUT_ACCOUNT_NOT_FOUND');
  return { account, book };
}
