import { ledgerEntries, railShards } from '../../collections/ledger';
import { shanghaiDate } from '../../domain/calendar/calendar';
import { sumOn } from '../../domain/ledger/accounts';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { BookedPayment } from '../../domain/reconciliation/reconciliation';
import type { Store } from '../../ports/store';
import { allOf } from '../listing/all-of';
import { railAccounts } from '../payouts/book-payout';
import type { Subject } from './subjects';

type Reading = Pick<Store, 'getMany' | 'list'>;

/** What follows these in an entry's id is the number by which the rail knows the movement. */
const numberedBy = ['fund:wechat-pay:', 'refunded:wechat-pay:'] as const;

/** A name by which an entry's payment is found: a payout's number, or the rail's number of what came in or went back. */
function nameOf({ id, payoutId }: { readonly id: string; readonly payoutId?: string }): string {
  const start = numberedBy.find((each) => id.startsWith(each));
  return payoutId ?? (start === undefined ? id : id.slice(start.length));
}

/** What has gone out by the ledger on a day, fen, by a name of the payment; below zero, it came in. */
export async function bookedOn(
  store: Reading,
  channel: PayoutChannel,
  day: string,
): Promise<Map<string, number>> {
  const shards = Array.from({ length: railShards }, (_, shard) => shard);
  const entries = await Promise.all(
    shards.map((shard) => allOf(store, ledgerEntries, 'rails', [day, shard])),
  );
  const booked = new Map<string, number>();
  for (const entry of entries.flat()) {
    const outFen = sumOn(entry.postings, railAccounts[channel]);
    const name = nameOf(entry);
    if (outFen !== 0) booked.set(name, (booked.get(name) ?? 0) + outFen);
  }
  return booked;
}

/** A payment as the ledger has it in all, and the days of which bills may speak of it. */
export interface WholePayment extends BookedPayment {
  readonly from: string;
  readonly to: string;
}

/** `isOpen` until it has an end, and no longer than somebody waits for one. */
export async function wholeOf(
  store: Reading,
  channel: PayoutChannel,
  { number, entryIds, isEnded, fromMs, toMs }: Subject,
  waitsUntilMs: number,
  nowMs: number,
): Promise<WholePayment> {
  const entries = await store.getMany(ledgerEntries, entryIds);
  const account = railAccounts[channel];
  return {
    number,
    outFen: entries.reduce((sum, entry) => sum + sumOn(entry?.postings ?? [], account), 0),
    isOpen: !isEnded && nowMs < waitsUntilMs,
    from: shanghaiDate(fromMs),
    to: shanghaiDate(toMs),
  };
}
