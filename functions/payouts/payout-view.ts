import { isStopped } from '../../shared/application/payouts/rail-of';
import {
  type Payout,
  type PayoutAccount,
  payoutAccounts,
  payoutBooks,
} from '../../shared/collections/payouts';
import type { PayoutView } from '../../shared/contract/payouts';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { isEnded } from '../../shared/domain/lifecycles/payout-lifecycle';
import type { PayoutChannel } from '../../shared/domain/money/payout-channels';
import { payoutReason } from '../../shared/domain/money/payout-reasons';
import { maskAlipayLogon } from '../../shared/domain/text/masking';
import type { Store } from '../../shared/ports/store';

const destinationOf = ({ channel, destination }: PayoutAccount): string =>
  channel === 'wechat' ? '微信零钱' : maskAlipayLogon(destination);

interface Around {
  readonly account: PayoutAccount | undefined;
  /** The account that is paid to now. */
  readonly current: PayoutAccount | undefined;
  readonly stopped: ReadonlySet<PayoutChannel>;
}

/** Whether it has ended and its money is its person's to draw again. */
export const isUnpaid = ({ status }: Payout): boolean => isEnded(status) && status !== 'paid';

/** Whether an account was corrected since a payment to one did not work. */
const isMended = (payout: Payout, current: PayoutAccount | undefined): boolean =>
  isUnpaid(payout) &&
  current !== undefined &&
  (current.id !== payout.payoutAccountId || current.boundAtMs !== payout.accountBoundAtMs);

function viewOf(payout: Payout, { account, current, stopped }: Around): PayoutView {
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
    isMended: isMended(payout, current),
    isStopped: stopped.has(channel),
    isHeld: hold !== undefined,
    ...(status === 'waiting' && prompt && { prompt }),
  };
}

/** The account that a person is paid to now, where one of their payouts was not paid. */
async function currentAccount(store: Store, payouts: readonly Payout[]): Promise<PayoutAccount | undefined> {
  const unpaid = payouts.find(isUnpaid);
  const book = unpaid && (await store.get(payoutBooks, unpaid.accountId));
  return book?.defaultId === undefined ? undefined : store.get(payoutAccounts, book.defaultId);
}

/** Payouts as their person sees them. */
export async function payoutViews(store: Store, payouts: readonly Payout[]): Promise<PayoutView[]> {
  const accountIds = [...new Set(payouts.map(({ payoutAccountId }) => payoutAccountId))];
  const channels = [...new Set(payouts.map(({ channel }) => channel))];
  const [accounts, stops, current] = await Promise.all([
    accountIds.length === 0 ? [] : store.getMany(payoutAccounts, accountIds, 'may-lag'),
    Promise.all(channels.map((channel) => isStopped({ store }, channel))),
    currentAccount(store, payouts),
  ]);
  const stopped = new Set(channels.filter((_, at) => stops[at]));
  const byId = new Map(accounts.flatMap((account) => (account ? [[account.id, account] as const] : [])));
  return payouts.map((payout) =>
    viewOf(payout, { account: byId.get(payout.payoutAccountId), current, stopped }),
  );
}

/** One of them. */
export async function payoutAnswer(store: Store, payout: Payout): Promise<{ payout: PayoutView }> {
  const [view] = await payoutViews(store, [payout]);
  if (!view) throw new Error('unreachable: one payout has one view');
  return { payout: view };
}
