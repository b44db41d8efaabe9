import { publishers, type Task, tasks } from '../../collections/tasks';
import type { Store } from '../../ports/store';
import type { ShownPublisher } from './city-tasks';

/** Documents of a list or a read. */
const pageSize = 100;

/** Tasks as they stand, and those that nobody sees any more. */
export interface Changes {
  readonly open: readonly Task[];
  readonly gone: readonly Task[];
}

async function since(
  store: Store,
  cityCode: string,
  which: 'open' | 'gone',
  fromMs: number,
): Promise<Task[]> {
  const found: Task[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list(tasks, 'changed', [cityCode, which], {
      limit: pageSize,
      from: fromMs,
      cursor,
    });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

/** What has changed in a city since a moment, as far as the index shows it. */
export async function changesSince(store: Store, cityCode: string, fromMs: number): Promise<Changes> {
  const [open, gone] = await Promise.all([
    since(store, cityCode, 'open', fromMs),
    since(store, cityCode, 'gone', fromMs),
  ]);
  return { open, gone };
}

/**
 * Everything that is open in a city, from the index alone, each task once: what changes while it is listed moves to
 * its end and is met again there.
 */
export async function allOpen(store: Store, cityCode: string): Promise<Task[]> {
  const met = await since(store, cityCode, 'open', 0);
  return [...new Map(met.map((task) => [task.id, task])).values()];
}

/** Publishers as tasks show them. */
export async function shownPublishers(store: Store, ids: readonly string[]): Promise<ShownPublisher[]> {
  const starts = ids.flatMap((_, at) => (at % pageSize === 0 ? [at] : []));
  const read = await Promise.all(
    starts.map((start) => store.getMany(publishers, ids.slice(start, start + pageSize), 'may-lag')),
  );
  return read
    .flat()
    .flatMap((found) =>
      found ? [{ id: found.id, name: found.name, verification: found.verification }] : [],
    );
}
