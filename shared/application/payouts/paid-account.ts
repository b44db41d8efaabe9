import type { Payout, PayoutAccount } from '../../collections/payouts';

/** Whether an account still is the one that a payout was made for: bound, and neither by somebody else nor anew. */
export const isStillPaidTo = (
  { accountId, accountBoundAtMs }: Pick<Payout, 'accountId' | 'accountBoundAtMs'>,
  account: PayoutAccount | undefined,
): boolean =>
  account?.status === 'bound' && account.accountId === accountId && account.boundAtMs === accountBoundAtMs;
