import type { Collection } from '../../collections/collection';
import { deadlineShardOf, deadlines } from '../../collections/deadlines';
import {
  consumerPositions,
  type EventShard,
  eventShards,
  eventsOf,
  type OutboxDocument,
  outbox,
  type Told,
} from '../../collections/events';
import type { EventType } from '../../contract/events';
import { minuteMs } from '../../domain/calendar/calendar';
import type { Context, Ports } from '../../ports/context';
import type { Listed } from '../../ports/store';
import { backOffMs } from '../deadlines/back-off';
import { deadlineId } from '../deadlines/deadlines';
import type { Lease } from '../lease';
import { forEachOf } from '../parallel';

/** An index shows a commit late, mostly by moments: every reading looks back so far. */
const lookBackMs = 15_000;
/** And now and then by minutes: a sweep looks back farther. What comes later still is lost. */
const sweepEveryMs = 5 * minuteMs;
const sweepBackMs = 10 * minuteMs;
/** Documents of a list, ids of a read. */
const pageSize = 100;
/** Of one consumer and shard at once: calls to a platform take their time. */
const perShard = 16;
/** Events of one key that are handled in one commit: their records and what they change, ten documents at most. */
const maxTogether = 8;

type Consuming = Context<'timer'>;

/** Somebody who acts on events, apart from all others: at least once on each, in no certain order. */
export interface Consumer<C> {
  readonly name: string;
  /** Its own record under the event's id: an event is handled once it is there. */
  readonly record: Collection;
  /** Events of one key are handled one call after another, several in one call: they change the same document. */
  readonly keyOf?: (event: Told) => string;
  /** Handles the events and leaves their records. What it throws is tried again later, each event by itself. */
  handle(context: C, events: readonly Told[]): Promise<void>;
}

/** A kind of deadline for each consumer: an event that it failed on, to be handed to it again. */
export const retryKind = (consumer: string): string => `event-${consumer}.retry`;

/** Pages of the outbox; consumers who are equally far share one reading. */
type Pages = (shard: EventShard, fromMs: number, cursor?: string) => Promise<Listed<OutboxDocument>>;

function pagesOf({ store }: Pick<Ports, 'store'>): Pages {
  const read = new Map<string, Promise<Listed<OutboxDocument>>>();
  return (shard, from, cursor) => {
    const key = `${shard} ${from} ${cursor}`;
    const page = read.get(key) ?? store.list(outbox, 'log', [shard], { limit: pageSize, from, cursor });
    read.set(key, page);
    return page;
  };
}

/** One run of one consumer. */
interface Run<C> {
  readonly context: C;
  readonly consumer: Consumer<C>;
  readonly types: ReadonlySet<EventType>;
  readonly pages: Pages;
  readonly lease: Lease;
  /** Deadlines that were set for what failed: when, by shard. */
  readonly heard: Map<number, number>;
  handled: number;
  oldestMs: number;
  hasSeen: boolean;
}

/** Which of the events have neither a record nor a deadline to be tried again. */
async function unhandled<C extends Consuming>(
  { context: { store }, consumer }: Run<C>,
  events: readonly Told[],
): Promise<Told[]> {
  const open: Told[] = [];
  for (let at = 0; at < events.length; at += pageSize) {
    const some = events.slice(at, at + pageSize);
    const retries = some.map(({ id }) => deadlineId(retryKind(consumer.name), id));
    // In this order: who tries again beside us leaves the record before they take the deadline off.
    const waiting = await store.getMany(deadlines, retries);
    const ids = some.map(({ id }) => id);
    const records = await store.getMany(consumer.record, ids);
    open.push(...some.filter((_, place) => !waiting[place] && !records[place]));
  }
  return open;
}

/** Sets the event aside, to be tried again by itself. */
async function setAside<C extends Consuming>(run: Run<C>, { id, atMs, ...event }: Told): Promise<void> {
  const { store, clock } = run.context;
  const kind = retryKind(run.consumer.name);
  const dueAtMs = clock.nowMs() + backOffMs(1);
  const deadline = { id: deadlineId(kind, id), kind, subject: id, dueAtMs, tries: 1 };
  await store.transact(async (tx) => {
    if (await tx.get(deadlines, deadline.id)) return;
    tx.create(deadlines, { ...deadline, event: { id, atMs, event } });
  });
  const shard = deadlineShardOf(deadline.id);
  run.heard.set(shard, Math.min(run.heard.get(shard) ?? dueAtMs, dueAtMs));
}

/** Handles events of one key; of several that fail together, each is tried by itself. */
async function handle<C extends Consuming>(run: Run<C>, events: readonly Told[]): Promise<void> {
  try {
    await run.consumer.handle(run.context, events);
    run.handled += events.length;
  } catch (error) {
    const [event, ...others] = events;
    if (event && others.length > 0) {
      for (const each of events) await handle(run, [each]);
    } else if (event) {
      run.context.report(error);
      await setAside(run, event);
    }
  }
}

/** Handles a page's events; answers the moment of the oldest for which there was no time. */
async function handlePage<C extends Consuming>(run: Run<C>, page: OutboxDocument[]): Promise<number> {
  const { context, consumer, types, lease } = run;
  const wanted = page.flatMap(eventsOf).filter(({ type }) => types.has(type));
  const events = await unhandled(run, wanted);
  if (events.length === 0) return Number.POSITIVE_INFINITY;
  run.oldestMs = Math.min(run.oldestMs, ...events.map(({ atMs }) => atMs));
  let leftMs = Number.POSITIVE_INFINITY;
  const isOurs = await lease.isOurs();
  const byKey = new Map<string, Told[]>();
  for (const event of events) {
    const key = consumer.keyOf?.(event) ?? event.id;
    byKey.set(key, [...(byKey.get(key) ?? []), event]);
  }
  await forEachOf(byKey.values(), perShard, async (sameKey) => {
    for (let at = 0; at < sameKey.length; at += maxTogether) {
      const some = sameKey.slice(at, at + maxTogether);
      const isLeft =
        !isOurs ||
        context.clock.nowMs() >= context.untilMs ||
        // Where not even that can be written, the next run finds them as they are.
        (await handle(run, some).then(
          () => false,
          (error) => {
            context.report(error);
            return true;
          },
        ));
      if (isLeft) leftMs = Math.min(leftMs, ...some.map(({ atMs }) => atMs));
    }
  });
  return leftMs;
}

/** Reads a shard on; answers up to where everything is dealt with. */
async function readShard<C extends Consuming>(
  run: Run<C>,
  shard: EventShard,
  fromMs: number,
): Promise<number> {
  const { clock, untilMs } = run.context;
  let leftMs = Number.POSITIVE_INFINITY;
  let cursor: string | undefined;
  do {
    const page = await run.pages(shard, fromMs, cursor);
    if (page.items.length > 0) run.hasSeen = true;
    leftMs = Math.min(leftMs, await handlePage(run, page.items));
    cursor = page.next;
    if (cursor !== undefined && clock.nowMs() >= untilMs)
      return Math.min(leftMs, page.items.at(-1)?.atMs ?? fromMs);
  } while (cursor !== undefined);
  return leftMs;
}

async function runConsumer<C extends Consuming>(
  run: Run<C>,
  known: { readonly readToMs: number; readonly sweptAtMs: number } | undefined,
): Promise<void> {
  const { store, clock } = run.context;
  const { readToMs, sweptAtMs } = known ?? { readToMs: 0, sweptAtMs: 0 };
  const startedAtMs = clock.nowMs();
  const isSweep = startedAtMs - sweptAtMs >= sweepEveryMs;
  const fromMs = Math.max(0, readToMs - (isSweep ? sweepBackMs : lookBackMs));
  const ends = await Promise.all(eventShards.map((shard) => readShard(run, shard, fromMs)));
  // What was seen is looked at once more; while nothing comes, nothing is written.
  if (!run.hasSeen && !isSweep) return;
  const position = {
    id: run.consumer.name,
    readToMs: Math.min(startedAtMs, ...ends),
    sweptAtMs: isSweep ? startedAtMs : sweptAtMs,
  };
  await store.transact(async (tx) => {
    if (await tx.get(consumerPositions, position.id)) tx.update(consumerPositions, position);
    else tx.create(consumerPositions, position);
  });
}

/** What one run of all consumers came to. */
export interface ConsumeRun {
  /** Events, once for each consumer that handled them. */
  readonly handled: number;
  /** When the oldest event happened that somebody had not handled before; now, if there was none. */
  readonly oldestMs: number;
  /** When something that failed falls due again, by its deadline's shard. */
  readonly heard: ReadonlyMap<number, number>;
}

/**
 * Hands new events to the consumers, each at its own pace: whoever fails or hangs delays nobody else, an event
 * that fails delays no other and is tried again by itself (application/deadlines). An idle run takes five
 * requests: the consumers' positions, and one list for each shard.
 */
export async function consume<C extends Consuming>(
  context: C,
  consumers: readonly Consumer<C>[],
  typesOf: (consumer: string) => ReadonlySet<EventType>,
  lease: Lease,
): Promise<ConsumeRun> {
  const { store, clock } = context;
  const startedAtMs = clock.nowMs();
  const pages = pagesOf(context);
  const heard = new Map<number, number>();
  const positions = await store.getMany(
    consumerPositions,
    consumers.map(({ name }) => name),
  );
  const runs = consumers.map((consumer): Run<C> => {
    const types = typesOf(consumer.name);
    const counts = { handled: 0, oldestMs: startedAtMs, hasSeen: false };
    return { context, consumer, types, pages, lease, heard, ...counts };
  });
  await Promise.all(
    runs.map((run, at) => runConsumer(run, positions[at]).catch((error) => context.report(error))),
  );
  return {
    handled: runs.reduce((sum, { handled }) => sum + handled, 0),
    oldestMs: Math.min(...runs.map(({ oldestMs }) => oldestMs)),
    heard,
  };
}
