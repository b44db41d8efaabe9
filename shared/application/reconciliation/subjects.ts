import { type Charge, charges } from '../../collections/charges';
import type { Collection, Document } from '../../collections/collection';
import { type Refund, refunds } from '../../collections/fundings';
import { type Payout, payouts } from '../../collections/payouts';
import { dayMs, minuteMs } from '../../domain/calendar/calendar';
import { isEnded } from '../../domain/lifecycles/payout-lifecycle';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { Store } from '../../ports/store';
import { refundNumber } from '../money/charges/take-refund-turn';
import { forEachOf } from '../parallel';
import { payoutEntryId } from '../payouts/book-payout';

type Reading = Pick<Store, 'getMany' | 'list'>;

/** A payment that the rail may have in its bills: a payout, or what a publisher has paid or gets back by it. */
export interface Subject {
  /** Ours. */
  readonly number: string;
  /** All texts by which a line names it. */
  readonly names: readonly string[];
  /** The ledger's entries that it can have. */
  readonly entryIds: readonly string[];
  readonly isEnded: boolean;
  /** Between these its lines are looked for. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether the rail takes a fee for it, as was agreed: of what comes in, not of what goes out. */
  readonly bearsFee: boolean;
}

/** Our clock and the rail's are not the same, and an answer takes its time. */
const edgeMs = 15 * minuteMs;
/** Where nothing was paid in the end, what had been taken off is put back by then. */
const putBackWithinMs = dayMs;

const namesOf = (number: string, railNumber: string | undefined): string[] =>
  railNumber === undefined ? [number] : [number, railNumber];

function ofPayout({ id, railNumber, status, createdAtMs, endedAtMs, updatedAtMs }: Payout): Subject {
  const endMs = endedAtMs ?? updatedAtMs;
  return {
    number: id,
    names: namesOf(id, railNumber),
    entryIds: [payoutEntryId(id, 'payoutPaid'), payoutEntryId(id, 'payoutReturned')],
    isEnded: isEnded(status),
    fromMs: createdAtMs - edgeMs,
    toMs: endMs + (status === 'paid' ? edgeMs : putBackWithinMs),
    bearsFee: false,
  };
}

const ofCharge = ({ id, railNumber, status, createdAtMs, updatedAtMs }: Charge): Subject => ({
  number: id,
  names: namesOf(id, railNumber),
  entryIds: railNumber === undefined ? [] : [`fund:wechat-pay:${railNumber}`],
  isEnded: status === 'paid' || status === 'closed',
  fromMs: createdAtMs - edgeMs,
  toMs: updatedAtMs + (status === 'paid' ? edgeMs : putBackWithinMs),
  bearsFee: true,
});

/** Its money leaves when the rail takes it on, days before it has arrived. */
function ofRefund(refund: Refund): Subject {
  const number = refundNumber(refund);
  const { railNumber, status, createdAtMs, updatedAtMs } = refund;
  return {
    number,
    names: namesOf(number, railNumber),
    entryIds: [`refunded:wechat-pay:${number}`],
    isEnded: status === 'paid',
    fromMs: createdAtMs - edgeMs,
    toMs: updatedAtMs + edgeMs,
    bearsFee: true,
  };
}

/** The form of our numbers: of payouts and orders, and of refunds. */
const ours = /^[0-9A-Za-z]{28}$/;
const ofRefunds = /^(\d{13})(?:F\d+)?$/;
const refundIdOf = (name: string): string | undefined => ofRefunds.exec(name)?.[1];

const pageSize = 100;
/** Requests that are under way at once. */
const side = 8;

/** Documents by their ids, page by page. */
async function byIds<D extends Document>(
  store: Reading,
  from: Collection<D>,
  ids: readonly string[],
): Promise<D[]> {
  const pages = Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) =>
    ids.slice(at * pageSize, (at + 1) * pageSize),
  );
  const found: D[] = [];
  await forEachOf(pages, side, async (page) => {
    for (const doc of await store.getMany(from, page)) if (doc) found.push(doc);
  });
  return found;
}

/** What has one of the rail's numbers: there is one document of it at most. */
async function byRailNumber(store: Reading, channel: PayoutChannel, name: string): Promise<Subject[]> {
  const one = { limit: 1 } as const;
  const paid = await store.list(payouts, 'railNumber', [channel, name], one);
  if (paid.items.length > 0 || channel !== 'wechat') return paid.items.map(ofPayout);
  const came = await store.list(charges, 'railNumber', [name], one);
  const back = await store.list(refunds, 'railNumber', [name], one);
  return [...came.items.map(ofCharge), ...back.items.map(ofRefund)];
}

/**
 * Payments of a rail by names of theirs, ours and the rail's; a name that is nobody's is left out. Ours are asked for by the
 * hundred, the rail's one by one: which column of a bill holds ours is not promised.
 */
export async function subjectsOf(
  store: Reading,
  channel: PayoutChannel,
  names: readonly string[],
): Promise<Map<string, Subject>> {
  const numbers = names.filter((name) => ours.test(name));
  const isWeChat = channel === 'wechat';
  const [out, into, back] = await Promise.all([
    byIds(store, payouts, numbers),
    isWeChat ? byIds(store, charges, numbers) : [],
    isWeChat ? byIds(store, refunds, [...new Set(names.flatMap((name) => refundIdOf(name) ?? []))]) : [],
  ]);
  const found = new Map<string, Subject>();
  const add = (subject: Subject) => {
    for (const name of subject.names) found.set(name, subject);
  };
  for (const payout of out) if (payout.channel === channel) add(ofPayout(payout));
  into.map(ofCharge).forEach(add);
  back.map(ofRefund).forEach(add);
  return found;
}

/** The same by a number of the rail's. */
export async function subjectsByRail(
  store: Reading,
  channel: PayoutChannel,
  railNumbers: readonly string[],
): Promise<Map<string, Subject>> {
  const found = new Map<string, Subject>();
  await forEachOf(new Set(railNumbers.filter((name) => name !== '')), side, async (name) => {
    for (const subject of await byRailNumber(store, channel, name)) found.set(name, subject);
  });
  return found;
}
