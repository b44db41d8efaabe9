import { placesLeft } from '../../../shared/application/tasks/places/places-left';
import type { Task } from '../../../shared/collections/tasks';
import type { Ports } from '../../../shared/ports/context';
import type { Store } from '../../../shared/ports/store';

/** How long places left are remembered: many people look at the same tasks. */
const lifeMs = 2_000;
/** Tasks that are remembered at once. */
const maxRemembered = 10_000;

interface Remembered {
  readonly left: number;
  readonly atMs: number;
}

const remembered = new WeakMap<Store, Map<string, Remembered>>();

/**
 * How many places of each task are free, as lists show it: two seconds old at most. Of those whose places are kept in
 * several pieces it is not asked: undefined, there are many.
 */
export async function recentPlacesLeft(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tasks: readonly Pick<Task, 'id' | 'pieces'>[],
): Promise<(number | undefined)[]> {
  const known = remembered.get(store) ?? new Map<string, Remembered>();
  remembered.set(store, known);
  const nowMs = clock.nowMs();
  const isFresh = (each: Remembered | undefined): boolean => each !== undefined && nowMs - each.atMs < lifeMs;
  const unknown = tasks.filter(({ id, pieces }) => pieces === undefined && !isFresh(known.get(id)));
  if (unknown.length > 0) {
    const left = await placesLeft(store, unknown, 'may-lag');
    if (known.size > maxRemembered) known.clear();
    for (const [at, { id }] of unknown.entries()) known.set(id, { left: left[at] ?? 0, atMs: nowMs });
  }
  return tasks.map(({ id, pieces }) => (pieces === undefined ? known.get(id)?.left : undefined));
}
