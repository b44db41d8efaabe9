import { consumerPositions, type EventShard, eventShards, outbox } from '../../collections/events';
import type { EventType } from '../../contract/events';
import type { Ports } from '../../ports/context';
import type { Lease } from '../lease';
import type { Consumer } from './consumer';
import type { ConsumerRun, Consuming, Pages } from './consumer-run';
import { handlePage } from './handle-page';
import { atTheStart, positionAfter, type ReadingPosition, stretchFrom } from './reading-position';

/** Documents of a list. */
const pageSize = 100;

function pagesOf({ store }: Pick<Ports, 'store'>): Pages {
  const read = new Map<string, ReturnType<Pages>>();
  return (shard, from, cursor) => {
    const key = `${shard} ${from} ${cursor}`;
    const page = read.get(key) ?? store.list(outbox, 'log', [shard], { limit: pageSize, from, cursor });
    read.set(key, page);
    return page;
  };
}

/** Reads a shard on; answers up to where everything is dealt with. */
async function readShard<C extends Consuming>(
  run: ConsumerRun<C>,
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
  run: ConsumerRun<C>,
  known: ReadingPosition = atTheStart,
): Promise<void> {
  const { store, clock } = run.context;
  const startedAtMs = clock.nowMs();
  const { fromMs, isSweep } = stretchFrom(known, startedAtMs);
  let isWhole = true;
  const ends = await Promise.all(
    eventShards.map((shard) =>
      readShard(run, shard, fromMs).catch((error) => {
        run.context.report(error);
        isWhole = false;
        return known.readToMs;
      }),
    ),
  );
  const { newestMs, hasNew } = run;
  if (newestMs === 0 && !isSweep) return;
  const next = positionAfter(known, { startedAtMs, isSweep, isWhole, newestMs, hasNew, ends });
  const position = { id: run.consumer.name, ...next };
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
  const runs = consumers.map((consumer): ConsumerRun<C> => {
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
