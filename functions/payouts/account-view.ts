import { type PayoutAccount, payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
import type { PayoutAccountView } from '../../shared/contract/payouts';
import { maskAlipayLogon, maskName } from '../../shared/domain/text/masking';
import type { Store } from '../../shared/ports/store';

/** A payout account as its owner sees it: masked. */
export const payoutAccountView = (
  account: PayoutAccount,
  defaultId: string | undefined,
  nowMs: number,
): PayoutAccountView => ({
  payoutAccountId: account.id,
  channel: account.channel,
  realName: maskName(account.realName),
  destination: account.channel === 'wechat' ? '微信零钱' : maskAlipayLogon(account.destination),
  isDefault: account.id === defaultId,
  boundAtMs: account.boundAtMs,
  ...(account.pausedUntilMs !== undefined &&
    account.pausedUntilMs > nowMs && { pausedUntilMs: account.pausedUntilMs }),
});

/** All bound payout accounts of a person, in the order they were bound. */
export async function payoutAccountsOf(
  store: Store,
  accountId: string,
  nowMs: number,
): Promise<PayoutAccountView[]> {
  const book = await store.get(payoutBooks, accountId);
  if (!book || book.accounts.length === 0) return [];
  const bound = await store.getMany(
    payoutAccounts,
    book.accounts.map(({ id }) => id),
  );
  return bound.flatMap((account) => (account ? [payoutAccountView(account, book.defaultId, nowMs)] : []));
}
