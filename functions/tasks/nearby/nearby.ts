import { type Task, tasks } from '../../../shared/collections/tasks';
import type { ParsedInputOf } from '../../../shared/contract/action';
import type { tasksContract } from '../../../shared/contract/tasks';
import { type CellSide, cellSidesMetres, cellsAround, distanceMetres } from '../../../shared/domain/geo/geo';
import type { UseCase } from '../../../shared/ports/context';
import type { Store } from '../../../shared/ports/store';
import { fits } from '../filters';
import { taskCards } from '../task-view';
import { type DistancePlace, distanceCursor, isAfter, readDistanceCursor } from './distance-cursor';

type Search = ParsedInputOf<typeof tasksContract.nearby>;

interface NearbyTask extends DistancePlace {
  readonly task: Task;
}

/** Tasks read from one cell: the newest ones where a cell holds more. */
const maxPerCell = 100;

/** The open tasks in the four cells of one size around the centre, read side by side. */
async function tasksInCells(store: Store, centre: Search, side: CellSide): Promise<Task[]> {
  const lists = await Promise.all(
    cellsAround(centre, side).map((cell) =>
      store.list(tasks, `cell${side}`, [cell], { limit: maxPerCell, order: 'desc' }),
    ),
  );
  return lists.flatMap(({ items }) => items);
}

/** Rows inside the radius and after the cursor, nearest first, each task once. */
function rowsOf(candidates: readonly Task[], search: Search, nowMs: number): NearbyTask[] {
  const { cursor, limit: _limit, ...query } = search;
  const start = cursor === undefined ? undefined : readDistanceCursor(query, cursor);
  const fitting = new Map(candidates.filter(fits(search, nowMs)).map((task) => [task.id, task]));
  return [...fitting.values()]
    .map((task) => ({ task, id: task.id, distanceCm: Math.round(distanceMetres(search, task) * 100) }))
    .filter((row) => row.distanceCm <= search.radiusMetres * 100 && (!start || isAfter(row, start)))
    .sort((a, b) => (isAfter(a, b) ? 1 : -1));
}

/**
 * The sizes of cells to read, in waves: the smallest alone, since it mostly suffices where there is much;
 * then all larger ones that the radius needs.
 */
function wavesFor(radiusMetres: number): CellSide[][] {
  const needed = cellSidesMetres.filter((_, at) => (cellSidesMetres[at - 1] ?? 0) / 2 < radiusMetres);
  return [needed.slice(0, 1), needed.slice(1)].filter((wave) => wave.length > 0);
}

/** Four cells reach everything within half their side; farther rows may be missing from them. */
const reachCm = (wave: readonly CellSide[]): number => ((wave.at(-1) ?? 0) / 2) * 100;

/**
 * Open tasks around a position, nearest first. In a cell with more than 100 open tasks the newest 100 are
 * offered. Errors: INVALID_INPUT (cursor).
 */
export const nearby: UseCase<typeof tasksContract.nearby> = async (input, { store, clock }) => {
  const nowMs = clock.nowMs();
  const limit = input.limit;
  let candidates: Task[] = [];
  let rows: NearbyTask[] = [];
  for (const wave of wavesFor(input.radiusMetres)) {
    const read = await Promise.all(wave.map((side) => tasksInCells(store, input, side)));
    candidates = candidates.concat(...read);
    rows = rowsOf(candidates, input, nowMs);
    if (rows.filter(({ distanceCm }) => distanceCm <= reachCm(wave)).length > limit) break;
  }
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const { cursor: _cursor, limit: _limit, ...query } = input;
  const cards = await taskCards(
    store,
    shown.map(({ task }) => task),
  );
  return {
    tasks: cards.map((card, at) => ({
      ...card,
      distanceMetres: Math.round((shown[at]?.distanceCm ?? 0) / 100),
    })),
    ...(last && rows.length > limit && { next: distanceCursor(query, last) }),
  };
};
