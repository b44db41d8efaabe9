import { buildSnapshot } from '../../shared/application/catalogue/build-snapshot';
import { leaseOf } from '../../shared/application/lease';
import { catalogueProgress, catalogueSnapshots } from '../../shared/collections/catalogue';
import { eventShards, eventsOf, outbox } from '../../shared/collections/events';
import type { catalogueContract } from '../../shared/contract/catalogue';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { Context, UseCase } from '../../shared/ports/context';
import type { Store } from '../../shared/ports/store';

/** A city is written anew after so many changes, or when its first change is so old. */
const maxChanges = 200;
const maxWaitMs = 10 * minuteMs;
/** An index shows a commit late: every reading looks back so far, and counts some changes twice. */
const lookBackMs = 15_000;
/** Documents of a list. */
const pageSize = 100;
/** Where its name is kept. */
const progressId = 'build';

interface Waiting {
  readonly changes: number;
  readonly sinceMs: number;
}

interface Change {
  readonly cityCode: string;
  readonly atMs: number;
}

/** Where tasks changed since a moment. */
async function changesOf(store: Store, fromMs: number): Promise<Change[]> {
  const shards = await Promise.all(
    eventShards.map(async (shard) => {
      const changes: Change[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list(outbox, 'log', [shard], { limit: pageSize, from: fromMs, cursor });
        for (const event of page.items.flatMap(eventsOf))
          if (event.type === 'task.opened' || event.type === 'task.changed' || event.type === 'task.closed')
            changes.push({ cityCode: event.facts.cityCode, atMs: event.atMs });
        cursor = page.next;
      } while (cursor !== undefined);
      return changes;
    }),
  );
  return shards.flat();
}

/** Cities of which nobody knows yet that they have tasks: nobody is to read for ten minutes that there is none. */
async function withoutTasks(store: Store, cities: readonly string[]): Promise<Set<string>> {
  const without = new Set<string>();
  for (let at = 0; at < cities.length; at += pageSize) {
    const some = cities.slice(at, at + pageSize);
    const known = await store.getMany(catalogueSnapshots, some);
    for (const [place, cityCode] of some.entries()) if (!known[place]?.tasks) without.add(cityCode);
  }
  return without;
}

/** What waits, with what has come. */
function added(
  before: readonly (Waiting & { readonly cityCode: string })[],
  changed: readonly Change[],
): Map<string, Waiting> {
  const waiting = new Map(before.map(({ cityCode, ...rest }) => [cityCode, rest]));
  for (const { cityCode, atMs } of changed) {
    const { changes, sinceMs } = waiting.get(cityCode) ?? { changes: 0, sinceMs: atMs };
    waiting.set(cityCode, { changes: changes + 1, sinceMs: Math.min(sinceMs, atMs) });
  }
  return waiting;
}

/** Writes snapshots one after another while there is time; who fails waits for the next run, the others do not wait for it. */
async function buildEach(context: Context<'timer', 'files'>, cities: readonly string[]): Promise<string[]> {
  const built: string[] = [];
  for (const cityCode of cities) {
    if (context.clock.nowMs() >= context.untilMs) break;
    try {
      await buildSnapshot(context, cityCode);
      built.push(cityCode);
    } catch (error) {
      context.report(error);
    }
  }
  return built;
}

/**
 * Writes snapshots of the cities that somebody waits for, that have changed much, some while ago or for the first time. What an event
 * missed is missed by no snapshot: those are made of the tasks themselves, events only say when.
 */
export const build: UseCase<typeof catalogueContract.build, 'files'> = async (_input, context) => {
  const { store, clock } = context;
  const lease = leaseOf(context, 'catalogue', context.untilMs);
  const startedAtMs = clock.nowMs();
  const [progress, wanted] = await Promise.all([
    store.get(catalogueProgress, progressId),
    store.list(catalogueSnapshots, 'wanted', ['all'], { limit: pageSize }),
  ]);
  const readToMs = progress?.readToMs ?? startedAtMs;
  const changed = await changesOf(store, Math.max(0, readToMs - lookBackMs));
  const waiting = added(progress?.waiting ?? [], changed);
  const first = await withoutTasks(store, [...waiting.keys()]);
  const isDue = ({ changes, sinceMs }: Waiting): boolean =>
    changes >= maxChanges || startedAtMs - sinceMs >= maxWaitMs;
  const due = [...waiting].flatMap(([cityCode, each]) =>
    first.has(cityCode) || isDue(each) ? [cityCode] : [],
  );
  const isIdle = due.length === 0 && wanted.items.length === 0 && changed.length === 0;
  if ((isIdle && progress) || !(await lease.isOurs())) return { built: 0, waiting: waiting.size };
  try {
    const built = await buildEach(context, [...new Set([...wanted.items.map(({ id }) => id), ...due])]);
    for (const cityCode of built) waiting.delete(cityCode);
    const saved = {
      id: progressId,
      readToMs: startedAtMs,
      waiting: [...waiting].map(([cityCode, each]) => ({ cityCode, ...each })),
    };
    await store.transact(async (tx) => {
      if (await tx.get(catalogueProgress, progressId)) tx.update(catalogueProgress, saved);
      else tx.create(catalogueProgress, saved);
    });
    return { built: built.length, waiting: waiting.size };
  } finally {
    await lease.release();
  }
};
