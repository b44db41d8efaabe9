import type { Payout } from '../../collections/payouts';
import { type LedgerAccount, moved } from '../../domain/ledger/accounts';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { Transaction } from '../../ports/store';
import { post } from '../ledger/post';

/** Where money at a rail stands in the ledger. */
export const railAccounts = { wechat: 'wechatRail', alipay: 'alipayRail' } as const satisfies Record<
  PayoutChannel,
  string
>;

interface Move {
  readonly from: (channel: PayoutChannel) => LedgerAccount;
  readonly to: (channel: PayoutChannel) => LedgerAccount;
  readonly suffix: string;
}

/** What happens to the money of a payout; each happens to it once. */
const moves = {
  /** Out of what the person can draw. */
  payout: { from: () => 'payable', to: () => 'transit', suffix: '' },
  payoutPaid: {
    from: () => 'transit',
    to: (channel: PayoutChannel) => railAccounts[channel],
    suffix: ':paid',
  },
  /** It never left: the person can draw it again. */
  payoutBack: { from: () => 'transit', to: () => 'payable', suffix: ':back' },
  /** It came back after it was paid. */
  payoutReturned: {
    from: (channel: PayoutChannel) => railAccounts[channel],
    to: () => 'payable',
    suffix: ':returned',
  },
} as const satisfies Readonly<Record<string, Move>>;
export type PayoutMove = keyof typeof moves;

/** The id of the entry of what happened to a payout's money. */
export const payoutEntryId = (number: string, kind: PayoutMove): string =>
  `payout:${number}${moves[kind].suffix}`;

/**
 * Books what happens to a payout's money, in the commit in which it happens. Throws RangeError for more than the
 * person can draw.
 */
export async function bookPayout(
  tx: Transaction,
  { id: payoutId, accountId: workerId, channel, amountFen }: Payout,
  kind: PayoutMove,
  atMs: number,
): Promise<void> {
  const { from, to }: Move = moves[kind];
  await post(tx, atMs, {
    id: payoutEntryId(payoutId, kind),
    kind,
    workerId,
    payoutId,
    postings: moved(from(channel), { [to(channel)]: amountFen }),
    inputs: { channel, amountFen },
  });
}
