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
import type { Listed, Store } from '../../ports/store';
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
  /** What it recorded of each event, in their order, ≤ 100: an event is handled once something is there. */
  recordsOf(store: Store, events: readonly Told[]): Promise<readonly unknown[]>;
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
  /** When something falls due that was set since, by shard. */
  readonly heard: Map<number, number>;
  handled: number;
  oldestMs: number;
  /** When the newest event happened that was seen, by anybody wanted or not; 0: none was. */
  newestMs: number;
  /** Whether some of them had not been dealt with before. */
  hasNew: boolean;
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
    const records = await consumer.recordsOf(store, some);
    open.push(...some.filter((_, place) => !waiting[place] && !records[place]));
  }
  return open;
}

/** Notes when something falls due, in the shard where it does. */
function hear(heard: Map<number, number>, shard: number, dueAtMs: number): void {
  heard.set(shard, Math.min(heard.get(shard) ?? dueAtMs, dueAtMs));
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
  hear(run.heard, deadlineShardOf(deadline.id), dueAtMs);
}

/** Handles events of one key; of several that fail together, each is tried by itself. */
async function handle<C extends Consuming>(run: Run<C>, events: readonly Told[]): Promise<void> {
  try {
    await run.consumer.handle(run.context, events);
    run.handled += events.length;
  } catch (error) {
    const [event, ...others] = events;
    if (event && others.length > 0) {
      for (const each of events) {
        // There is no time for so many: the next run finds them as they are.
        if (run.context.clock.nowMs() >= run.context.untilMs) throw error;
        await handle(run, [each]);
      }
    } else if (event) {
      run.context.report(error);
      await setAside(run, event);
    }
  }
}

/** Handles a page's events; answers the moment of the oldest for which there was no time. */
async function handlePage<C extends Consuming>(run: Run<C>, page: OutboxDocument[]): Promise<number> {
  const { context, consumer, types, lease } = run;
  const told = page.flatMap(eventsOf);
  for (const event of told)
    if (event.type === 'deadline.near') hear(run.heard, event.facts.shard, event.facts.dueAtMs);
  const wanted = told.filter(({ type }) => types.has(type));
  const events = await unhandled(run, wanted);
  if (events.length === 0) return Number.POSITIVE_INFINITY;
  run.hasNew = true;
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
    run.newestMs = Math.max(run.newestMs, page.items.at(-1)?.atMs ?? 0);
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
  // A clock may have been wrong: what lies ahead of it is no reason to wait.
  const isSweep = startedAtMs < sweptAtMs || startedAtMs - sweptAtMs >= sweepEveryMs;
  // What happened so long before the last sweep was shown to it: nothing is read again while nothing comes.
  const sweptToMs = startedAtMs < sweptAtMs ? 0 : sweptAtMs - sweepBackMs;
  const sweepFromMs = Math.min(readToMs - lookBackMs, Math.max(readToMs - sweepBackMs, sweptToMs));
  const fromMs = Math.max(0, isSweep ? sweepFromMs : readToMs - lookBackMs);
  let isWhole = true;
  const ends = await Promise.all(
    eventShards.map((shard) =>
      readShard(run, shard, fromMs).catch((error) => {
        run.context.report(error);
        isWhole = false;
        return readToMs;
      }),
    ),
  );
  if (run.newestMs === 0 && !isSweep) return;
  // As far as events go, and not the clock: whoever's was ahead must not hide what comes after. What was seen is
  // looked at once more; then the look back begins behind it, so that nothing is read or written while nothing comes.
  const seenToMs = run.hasNew ? run.newestMs : run.newestMs + lookBackMs + 1;
  const position = {
    id: run.consumer.name,
    readToMs: Math.min(startedAtMs, run.newestMs === 0 ? readToMs : seenToMs, ...ends),
    sweptAtMs: isSweep && isWhole ? startedAtMs : sweptAtMs,
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
  /** When something falls due that was set since, by its deadline's shard. */
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
    const counts = { handled: 0, oldestMs: startedAtMs, newestMs: 0, hasNew: false };
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
