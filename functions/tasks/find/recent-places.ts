import { placesLeft } from '../../../shared/application/tasks/places/places-left';
import type { Task } from '../../../shared/collections/tasks';
import { hasPassed } from '../../../shared/domain/calendar/calendar';
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
  const asked = tasks.filter(({ pieces }) => pieces === undefined);
  const isFresh = (each: Remembered): boolean => !hasPassed(lifeMs, each.atMs, nowMs);
  // Of this answer's own: another one may forget what is remembered meanwhile.
  const lefts = new Map<string, number>();
  for (const { id } of asked) {
    const each = known.get(id);
    if (each && isFresh(each)) lefts.set(id, each.left);
  }
  const unknown = asked.filter(({ id }) => !lefts.has(id));
  if (unknown.length > 0) {
    const read = await placesLeft(store, unknown, 'may-lag');
    if (known.size > maxRemembered) known.clear();
    for (const [at, { id }] of unknown.entries()) {
      const left = read[at] ?? 0;
      lefts.set(id, left);
      known.set(id, { left, atMs: nowMs });
    }
  }
  return tasks.map(({ id }) => lefts.get(id));
}
