import { deadlineShardOf, deadlines } from '../../collections/deadlines';
import { eventsOf, type OutboxDocument, type Told } from '../../collections/events';
import { backOffMs } from '../deadlines/back-off';
import { deadlineId } from '../deadlines/deadlines';
import { forEachOf } from '../parallel';
import { retryKind } from './consumer';
import { type ConsumerRun, type Consuming, hear } from './consumer-run';

/** Ids of a read. */
const maxIds = 100;
/** Of one consumer and shard at once: calls to a platform take their time. */
const perShard = 16;
/** Events of one key that are handled in one commit: their records and what they change, ten documents at most. */
const maxTogether = 8;

/** Which of the events have neither a record nor a deadline to be tried again. */
async function unhandled<C extends Consuming>(
  { context: { store }, consumer }: ConsumerRun<C>,
  events: readonly Told[],
): Promise<Told[]> {
  const open: Told[] = [];
  for (let at = 0; at < events.length; at += maxIds) {
    const some = events.slice(at, at + maxIds);
    const retries = some.map(({ id }) => deadlineId(retryKind(consumer.name), id));
    // In this order: who tries again beside us leaves the record before they take the deadline off.
    const waiting = await store.getMany(deadlines, retries);
    const records = await consumer.recordsOf(store, some);
    open.push(...some.filter((_, place) => !waiting[place] && !records[place]));
  }
  return open;
}

/** Sets the event aside, to be tried again by itself. */
async function setAside<C extends Consuming>(
  run: ConsumerRun<C>,
  { id, atMs, ...event }: Told,
): Promise<void> {
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
async function handle<C extends Consuming>(run: ConsumerRun<C>, events: readonly Told[]): Promise<void> {
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
export async function handlePage<C extends Consuming>(
  run: ConsumerRun<C>,
  page: OutboxDocument[],
): Promise<number> {
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
