import { type PayoutAccount, payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
import { AppError } from '../../shared/contract/errors';
import type { Transaction } from '../../shared/ports/store';

/** A bound account of a person, and the book it stands in. Errors: PAYOUT_ACCOUNT_NOT_FOUND. */
export async function ownAccount(tx: Transaction, payoutAccountId: string, accountId: string) {
  const [account, book] = await Promise.all([
    tx.get(payoutAccounts, payoutAccountId),
    tx.get(payoutBooks, accountId),
  ]);
  const isOwn = account?.accountId === accountId && account.status === 'bound';
  if (!isOwn || !book) throw new AppError('PAYOUT_ACCOUNT_NOT_FOUND');
  return { account: account satisfies PayoutAccount, book };
}
