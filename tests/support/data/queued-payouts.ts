import {
  type Payout,
  type PayoutAccount,
  payoutAccounts,
  payouts,
  railSettings,
} from '../../../shared/collections/payouts';
import { fen } from '../../../shared/domain/money/money';
import type { PayoutChannel } from '../../../shared/domain/money/payout-channels';
import type { PayoutRail } from '../../../shared/ports/payout-rail';
import type { Store } from '../../../shared/ports/store';
import type { EventClock } from '../stores/event-clock';
import { tapped } from '../stores/tapped';

/** Payouts that wait to be sent, one a person, on a rail that is set up. */
export async function queuePayouts(
  store: Store,
  channel: PayoutChannel,
  count: number,
  nowMs: number,
): Promise<void> {
  await store.transact(async (tx) =>
    tx.create(railSettings, { id: channel, settings: '{}', updatedAtMs: nowMs }),
  );
  for (let at = 0; at < count; at += 1) {
    const id = `P${String(at).padStart(27, '0')}`;
    const accountId = `worker${String(at).padStart(10, '0')}`;
    const account: PayoutAccount = {
      ...{ id: `A${id}`, accountId, channel, status: 'bound', boundAtMs: nowMs },
      ...{ realName: '林晓彤', destination: id },
    };
    const payout: Payout = {
      ...{ id, channel, accountId, payoutAccountId: account.id, accountBoundAtMs: nowMs },
      ...{ amountFen: fen(1_000), status: 'reserved', body: '{}', keyId: '' },
      ...{ createdAtMs: nowMs, updatedAtMs: nowMs, dueAtMs: nowMs },
      ...{ sends: 0, asks: 0, reminders: 0 },
    };
    await store.transact(async (tx) => {
      tx.create(payoutAccounts, account);
      tx.create(payouts, payout);
    });
  }
}

/** What a rail on the clock saw. */
export interface SeenByRail {
  readonly rail: PayoutRail;
  /** Requests above its quota, which counts by seconds that begin where it likes. */
  over(): number;
  sent(): number;
}

/** A rail at some milliseconds' distance, one way, which counts requests as platforms do. */
export function distantRail(
  clock: EventClock,
  {
    limit,
    phaseMs,
    wayMs,
    isConfirmed,
  }: { readonly limit: number; readonly phaseMs: number; wayMs(): number; readonly isConfirmed: boolean },
): SeenByRail {
  const bySecond = new Map<number, number>();
  let [over, sent] = [0, 0];
  const send: PayoutRail['send'] = async ({ number }) => {
    await clock.sleep(wayMs());
    const second = Math.floor((clock.nowMs() + phaseMs) / 1_000);
    const count = (bySecond.get(second) ?? 0) + 1;
    bySecond.set(second, count);
    sent += 1;
    if (count > limit) over += 1;
    await clock.sleep(wayMs());
    if (count > limit) return { kind: 'busy', code: 'FREQUENCY_LIMIT_EXCEED' };
    if (!isConfirmed) return { kind: 'paid', railNumber: number };
    return { kind: 'waiting', railNumber: number, prompt: { mchId: 'm', appId: 'a', package: number } };
  };
  const never = () => Promise.reject(new Error('not asked'));
  const rail: PayoutRail = {
    capabilities: {
      needsConfirmation: isConfirmed,
      ...{ takesMandates: false, withholdsTax: false, balancePerChannel: false, returnsLater: false },
      ...{ leastFen: 1, mostFen: 1_000_000 },
      perSecond: { send: limit, query: limit, cancel: limit },
    },
    prepare: () => ({ body: '{}', keyId: '' }),
    send,
    query: never,
    cancel: never,
    isMandated: async () => false,
    readNotice: () => undefined,
    bill: never,
  };
  return { rail, over: () => over, sent: () => sent };
}

/** A store at so many milliseconds' distance, there and back. */
export const distantStore = (store: Store, clock: EventClock, tripMs: number): Store =>
  tapped(store, {
    before: () => clock.sleep(tripMs),
    transaction: () => ({ beforeCommit: () => clock.sleep(tripMs) }),
  });
