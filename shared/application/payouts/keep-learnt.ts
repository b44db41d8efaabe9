import { type Payout, type PayoutAccount, payoutAccounts } from '../../collections/payouts';
import { isEnded } from '../../domain/lifecycles/payout-lifecycle';
import { payoutReason } from '../../domain/money/payout-reasons';
import type { Transaction } from '../../ports/store';
import { isStillPaidTo } from './paid-account';

/** What an end says of the account that was paid to; undefined: nothing. */
function learntOf(payout: Payout, account: PayoutAccount): Partial<PayoutAccount> | undefined {
  const { id, status, reason = '', asksMandate, updatedAtMs } = payout;
  // Whoever has confirmed a payment that asked for it has allowed the next ones to this wallet, however it is bound since.
  if (status === 'paid' && asksMandate)
    return account.accountId === payout.accountId ? { mandate: id } : undefined;
  const isRefused =
    (status === 'failed' || status === 'returned') && payoutReason(reason).remedy === 'account';
  // What was wrong with it may be mended where it was bound anew.
  return isRefused && isStillPaidTo(payout, account) ? { refusedAtMs: updatedAtMs } : undefined;
}

/** Keeps what an end says of the account that was paid to, in the commit that writes the end. */
export async function keepLearnt(tx: Transaction, payout: Payout): Promise<void> {
  if (!isEnded(payout.status)) return;
  const account = await tx.get(payoutAccounts, payout.payoutAccountId);
  const learnt = account && learntOf(payout, account);
  if (account && learnt) tx.update(payoutAccounts, { ...account, ...learnt });
}
