import { hourMs } from '../../shared/domain/calendar/calendar';
import { type Place, placeKey } from './sender';

const validMs = 12 * hourMs;

/** Which tasks the numbers of a group's last list stand for; in memory, and forgotten after half a day. */
export interface LastLists {
  show(place: Place, taskIds: readonly string[], nowMs: number): void;
  /** The task of a number, counted from one. */
  taskAt(place: Place, number: number, nowMs: number): string | undefined;
}

export function lastLists(): LastLists {
  const lists = new Map<string, { readonly taskIds: readonly string[]; readonly atMs: number }>();
  return {
    show: (place, taskIds, nowMs) => void lists.set(placeKey(place), { taskIds, atMs: nowMs }),
    taskAt(place, number, nowMs) {
      const list = lists.get(placeKey(place));
      return list && nowMs - list.atMs < validMs ? list.taskIds[number - 1] : undefined;
    },
  };
}
