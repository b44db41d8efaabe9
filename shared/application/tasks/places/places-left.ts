import { type Task, taskPlaces } from '../../../collections/tasks';
import type { Freshness, Store } from '../../../ports/store';
import { pieceIds, possiblePieceIds } from './pieces';

/** What one read takes. */
const perRead = 100;

/** How the places of a task stand, over all pieces. */
interface Stand {
  readonly left: number;
  /** Who waits or is admitted. */
  readonly signUps: number;
}

/** How each list of pieces stands together, read in one wave; undefined where there is none of them. */
async function sums(
  store: Pick<Store, 'getMany'>,
  lists: readonly (readonly string[])[],
  freshness?: Freshness,
): Promise<(Stand | undefined)[]> {
  const ids = lists.flat();
  const starts = ids.flatMap((_, at) => (at % perRead === 0 ? [at] : []));
  const read = await Promise.all(
    starts.map((start) => store.getMany(taskPlaces, ids.slice(start, start + perRead), freshness)),
  );
  const known = new Map(read.flat().flatMap((piece) => (piece ? [[piece.id, piece] as const] : [])));
  return lists.map((list) => {
    const found = list.flatMap((id) => known.get(id) ?? []);
    const sum = (field: keyof Stand) => found.reduce((total, each) => total + each[field], 0);
    return found.length === 0 ? undefined : { left: sum('left'), signUps: sum('signUps') };
  });
}

/** How many places of each task are free. */
export async function placesLeft(
  store: Pick<Store, 'getMany'>,
  tasks: readonly Pick<Task, 'id' | 'pieces'>[],
  freshness?: Freshness,
): Promise<number[]> {
  const stands = await sums(store, tasks.map(pieceIds), freshness);
  return stands.map((stand) => stand?.left ?? 0);
}

/** How the places of each task stand; undefined where it was never open. */
export const placesStand = (
  store: Pick<Store, 'getMany'>,
  tasks: readonly Pick<Task, 'id' | 'pieces'>[],
  freshness?: Freshness,
): Promise<(Stand | undefined)[]> => sums(store, tasks.map(pieceIds), freshness);

/** The same of tasks of which nothing but the id is known; undefined where nobody could ever sign up. */
export const placesLeftOf = async (
  store: Pick<Store, 'getMany'>,
  taskIds: readonly string[],
): Promise<(number | undefined)[]> =>
  (await sums(store, taskIds.map(possiblePieceIds))).map((stand) => stand?.left);
