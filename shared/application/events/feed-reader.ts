import {
  eventShards,
  type FeedItem,
  type FeedPosition,
  feedItems,
  feedPositions,
  maxHandled,
} from '../../collections/events';
import { minuteMs } from '../../domain/calendar/calendar';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';

/** An index shows late commits late: what came in the last minutes is read again. */
export const overlapMs = 5 * minuteMs;

/** Most documents that a store lists at once. */
const pageSize = 100;
/** Pages of what is new to a consumer that one reading goes through, in each shard. */
const maxNewPages = 10;

/** Somebody who reads events at their own pace. */
export interface Consumer {
  readonly name: string;
  /** What came before is not theirs. */
  readonly sinceMs: number;
  readonly wants: (event: FeedItem) => boolean;
}

/** What was read of a shard: everything up to `readToMs`, and in it these events. */
export interface ShardRead {
  readonly shard: (typeof eventShards)[number];
  readonly readToMs: number;
  readonly events: readonly Pick<FeedItem, 'id' | 'atMs'>[];
}

type Position = Pick<FeedPosition, 'readToMs' | 'handled'>;

const positionId = (consumer: string, shard: string): string => `${consumer}:${shard}`;

/** From when on events may come that are not handled yet. */
const fromMs = ({ readToMs }: Pick<Position, 'readToMs'>): number => readToMs - overlapMs;

interface Scan {
  readonly found: FeedItem[];
  /** Of the last event that was looked at. */
  readonly lastMs: number;
}

/** Goes through a shard from a position on, until `limit` unhandled events are found or it ends. */
async function scan(
  { store }: Pick<Ports, 'store'>,
  shard: string,
  position: Position,
  { sinceMs, wants }: Consumer,
  limit: number,
): Promise<Scan> {
  const handled = new Set(position.handled.map(({ id }) => id));
  const from = Math.max(sinceMs, fromMs(position), 0);
  const found: FeedItem[] = [];
  let lastMs = 0;
  let cursor: string | undefined;
  for (let newPages = 0; newPages < maxNewPages; ) {
    const page = await store.list(feedItems, 'log', [shard], { limit: pageSize, from, cursor });
    for (const event of page.items) {
      lastMs = event.atMs;
      if (wants(event) && !handled.has(event.id)) found.push(event);
      if (found.length === limit) return { found, lastMs };
    }
    if (!page.next) break;
    if (lastMs > position.readToMs) newPages += 1;
    cursor = page.next;
  }
  return { found, lastMs };
}

/**
 * A position lists what is handled within the overlap, and has room for so much: a consumer that handles more
 * than that in five minutes waits until the first of it is old. Old events never wait; they leave the list.
 */
function offeredOf(position: Position, found: readonly FeedItem[], nowMs: number): FeedItem[] {
  const isYoung = ({ atMs }: { readonly atMs: number }) => atMs >= nowMs - overlapMs;
  const listed = position.handled.filter(isYoung).length;
  return found.filter((event, at) => !isYoung(event) || listed + at < maxHandled);
}

const byAge = (one: FeedItem, other: FeedItem): number =>
  one.atMs - other.atMs || (one.id < other.id ? -1 : 1);

/** Events that a consumer has not handled, and what to hand to `markHandled` once they are. */
export interface Unhandled {
  readonly events: readonly FeedItem[];
  /** Empty: there was nothing new, wanted or not. */
  readonly reads: readonly ShardRead[];
}

/**
 * The oldest events that a consumer wants and has not handled, at most `limit` (≤ 100); reading writes
 * nothing. Until they are marked, they come again; marked, they never do. An event that an index shows more
 * than five minutes late is lost to everybody.
 */
export async function unhandledEvents(
  context: Pick<Ports, 'store' | 'clock'>,
  consumer: Consumer,
  limit: number,
): Promise<Unhandled> {
  const nowMs = context.clock.nowMs();
  const known = await context.store.getMany(
    feedPositions,
    eventShards.map((shard) => positionId(consumer.name, shard)),
  );
  const scans = await Promise.all(
    eventShards.map(async (shard, at) => {
      const position: Position = known[at] ?? { readToMs: consumer.sinceMs, handled: [] };
      const scanned = await scan(context, shard, position, consumer, limit);
      return { ...scanned, shard, position, offered: offeredOf(position, scanned.found, nowMs) };
    }),
  );
  const events = scans
    .flatMap(({ offered }) => offered)
    .sort(byAge)
    .slice(0, limit);
  const given = new Set(events);
  const reads = scans.flatMap(({ shard, position, found, offered, lastMs }): ShardRead[] => {
    const taken = offered.filter((event) => given.has(event));
    const upToMs = taken.length === found.length ? lastMs : (taken.at(-1)?.atMs ?? 0);
    if (taken.length === 0 && upToMs <= position.readToMs) return [];
    // What is older than the overlap by now is all there is: it need not be looked at again.
    const readToMs = Math.min(upToMs + overlapMs, nowMs);
    return [{ shard, readToMs, events: taken.map(({ id, atMs }) => ({ id, atMs })) }];
  });
  return { events, reads };
}

async function mark(
  tx: Transaction,
  consumer: string,
  { shard, readToMs, events }: ShardRead,
): Promise<void> {
  const id = positionId(consumer, shard);
  const known = await tx.get(feedPositions, id);
  const position = { id, readToMs: Math.max(known?.readToMs ?? 0, readToMs) };
  const before = known?.handled ?? [];
  const ids = new Set(before.map((event) => event.id));
  const added = events.filter((event) => !ids.has(event.id) && event.atMs >= fromMs(position));
  if (known && added.length === 0 && position.readToMs === known.readToMs) return;
  const handled = [...before, ...added].filter(({ atMs }) => atMs >= fromMs(position));
  if (known) tx.update(feedPositions, { ...position, handled });
  else tx.create(feedPositions, { ...position, handled });
}

/**
 * Notes that what was read is handled, all of it or nothing. Said again, late or by another instance, it
 * neither brings anything back nor hides what was not in it: whoever read this far had everything before.
 */
export const markHandled = (
  { store }: Pick<Ports, 'store'>,
  consumer: string,
  reads: readonly ShardRead[],
): Promise<void> =>
  store.transact(async (tx) => {
    await Promise.all(reads.map((read) => mark(tx, consumer, read)));
  });
