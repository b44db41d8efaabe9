import { ledgerEntries, railShards } from '../../collections/ledger';
import { type Payout, payouts } from '../../collections/payouts';
import { dayMs, minuteMs, shanghaiDate } from '../../domain/calendar/calendar';
import { sumOn } from '../../domain/ledger/accounts';
import { isEnded } from '../../domain/lifecycles/payout-lifecycle';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { BookedPayment } from '../../domain/money/reconciliation';
import type { BillLine } from '../../ports/payout-rail';
import type { Store } from '../../ports/store';
import { allOf } from '../listing/all-of';
import { forEachOf } from '../parallel';
import { payoutEntryId, railAccounts } from '../payouts/book-payout';

type Reading = Pick<Store, 'getMany' | 'list'>;

const pageSize = 100;
/** Requests that are under way at once. */
const side = 8;

const pagesOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / pageSize) }, (_, at) =>
    items.slice(at * pageSize, (at + 1) * pageSize),
  );

/** What has gone out by the ledger on a day, fen, by payment; below zero, it came back. */
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
  for (const { payoutId, postings } of entries.flat()) {
    const outFen = sumOn(postings, railAccounts[channel]);
    if (payoutId !== undefined && outFen !== 0)
      booked.set(payoutId, (booked.get(payoutId) ?? 0) + outFen);
  }
  return booked;
}

/** Payments of a rail by their numbers; what is none of its is left out. */
export async function paymentsOf(
  store: Reading,
  channel: PayoutChannel,
  numbers: readonly string[],
): Promise<Map<string, Payout>> {
  const found = new Map<string, Payout>();
  await forEachOf(pagesOf(numbers), side, async (page) => {
    for (const payout of await store.getMany(payouts, page))
      if (payout?.channel === channel) found.set(payout.id, payout);
  });
  return found;
}

/** The form of our numbers, which is all that is asked for. */
const ours = /^[0-9A-Za-z]{28}$/;

/** Which payments lines are of that the ledger has not moved on their day: by our number, else by the rail's. */
export async function paymentsNamed(
  store: Reading,
  channel: PayoutChannel,
  lines: readonly BillLine[],
): Promise<Map<BillLine, Payout>> {
  const numbers = lines.flatMap((line) => line.numbers.filter((text) => ours.test(text)));
  const known = await paymentsOf(store, channel, [...new Set(numbers)]);
  const found = new Map<BillLine, Payout>();
  await forEachOf(lines, side, async (line) => {
    const byNumber = line.numbers.map((text) => known.get(text)).find((payout) => payout !== undefined);
    const payout = byNumber ?? (await byRailNumber(store, channel, line.railNumber));
    if (payout) found.set(line, payout);
  });
  return found;
}

const byRailNumber = async (store: Reading, channel: PayoutChannel, railNumber: string) =>
  railNumber === ''
    ? undefined
    : (await store.list(payouts, 'railNumber', [channel, railNumber], { limit: 1 })).items[0];

/** Our clock and the rail's are not the same, and an answer takes its time. */
const edgeMs = 15 * minuteMs;
/** Where nothing was paid in the end, what had been taken off is put back by then. */
const putBackWithinMs = dayMs;

/** A payment as the ledger has it in all, and the days of which bills may speak of it. */
export interface WholePayment extends BookedPayment {
  readonly names: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** `isOpen` until it has an end, and no longer than somebody waits for one. */
export async function wholeOf(
  store: Reading,
  channel: PayoutChannel,
  payout: Payout,
  waitsUntilMs: number,
  nowMs: number,
): Promise<WholePayment> {
  const { id: number, railNumber, status, createdAtMs, endedAtMs = nowMs } = payout;
  const ids = (['payoutPaid', 'payoutReturned'] as const).map((kind) => payoutEntryId(number, kind));
  const entries = await store.getMany(ledgerEntries, ids);
  const outFen = entries.reduce((sum, entry) => sum + sumOn(entry?.postings ?? [], railAccounts[channel]), 0);
  return {
    number,
    outFen,
    isOpen: !isEnded(status) && nowMs < waitsUntilMs,
    names: railNumber === undefined ? [number] : [number, railNumber],
    from: shanghaiDate(createdAtMs - edgeMs),
    to: shanghaiDate(endedAtMs + (status === 'paid' ? edgeMs : putBackWithinMs)),
  };
}
