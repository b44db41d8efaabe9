import { isStopped } from '../../shared/application/payouts/rail-of';
import { type Payout, type PayoutAccount, payoutAccounts } from '../../shared/collections/payouts';
import type { PayoutView } from '../../shared/contract/payouts';
import { dayMs } from '../../shared/domain/calendar/calendar';
import type { PayoutChannel } from '../../shared/domain/money/payout-channels';
import { payoutReason } from '../../shared/domain/money/payout-reasons';
import { maskAlipayLogon } from '../../shared/domain/text/masking';
import type { Store } from '../../shared/ports/store';

const destinationOf = ({ channel, destination }: PayoutAccount): string =>
  channel === 'wechat' ? '微信零钱' : maskAlipayLogon(destination);

function viewOf(
  payout: Payout,
  account: PayoutAccount | undefined,
  stopped: ReadonlySet<PayoutChannel>,
): PayoutView {
  const { id: payoutId, channel, amountFen, status, createdAtMs, hold, prompt } = payout;
  const { sentAtMs, waitingAtMs, endedAtMs, railNumber, reason: code } = payout;
  const told = code === undefined ? undefined : payoutReason(code);
  return {
    payoutId,
    channel,
    destination: account ? destinationOf(account) : channel,
    amountFen,
    status,
    createdAtMs,
    ...(sentAtMs !== undefined && { sentAtMs }),
    ...(waitingAtMs !== undefined && { waitingAtMs }),
    ...(status === 'waiting' && waitingAtMs !== undefined && { confirmUntilMs: waitingAtMs + dayMs }),
    ...(endedAtMs !== undefined && { endedAtMs }),
    ...(railNumber !== undefined && { railNumber }),
    ...(told && { reason: told.text, remedy: told.remedy }),
    isStopped: stopped.has(channel),
    isHeld: hold !== undefined,
    ...(status === 'waiting' && prompt && { prompt }),
  };
}

/** Payouts as their person sees them. */
export async function payoutViews(store: Store, payouts: readonly Payout[]): Promise<PayoutView[]> {
  const accountIds = [...new Set(payouts.map(({ payoutAccountId }) => payoutAccountId))];
  const channels = [...new Set(payouts.map(({ channel }) => channel))];
  const [accounts, stops] = await Promise.all([
    accountIds.length === 0 ? [] : store.getMany(payoutAccounts, accountIds, 'may-lag'),
    Promise.all(channels.map((channel) => isStopped({ store }, channel))),
  ]);
  const stopped = new Set(channels.filter((_, at) => stops[at]));
  const byId = new Map(accounts.flatMap((account) => (account ? [[account.id, account] as const] : [])));
  return payouts.map((payout) => viewOf(payout, byId.get(payout.payoutAccountId), stopped));
}

/** One of them. */
export async function payoutAnswer(store: Store, payout: Payout): Promise<{ payout: PayoutView }> {
  const [view] = await payoutViews(store, [payout]);
  if (!view) throw new Error('unreachable: one payout has one view');
  return { payout: view };
}
