import { type Task, taskPlaces } from '../../../collections/tasks';
import type { Freshness, Store } from '../../../ports/store';
import { pieceIds, possiblePieceIds } from './pieces';

/** What one read takes. */
const perRead = 100;

/** The sum of what is left in each list of pieces, read in one wave; undefined where there is none of them. */
async function sums(
  store: Pick<Store, 'getMany'>,
  lists: readonly (readonly string[])[],
  freshness?: Freshness,
): Promise<(number | undefined)[]> {
  const ids = lists.flat();
  const starts = ids.flatMap((_, at) => (at % perRead === 0 ? [at] : []));
  const read = await Promise.all(
    starts.map((start) => store.getMany(taskPlaces, ids.slice(start, start + perRead), freshness)),
  );
  const left = new Map(read.flat().flatMap((piece) => (piece ? [[piece.id, piece.left] as const] : [])));
  return lists.map((list) => {
    const found = list.flatMap((id) => left.get(id) ?? []);
    return found.length === 0 ? undefined : found.reduce((sum, each) => sum + each, 0);
  });
}

/** How many places of each task are free. */
export async function placesLeft(
  store: Pick<Store, 'getMany'>,
  tasks: readonly Pick<Task, 'id' | 'pieces'>[],
  freshness?: Freshness,
): Promise<number[]> {
  const left = await sums(store, tasks.map(pieceIds), freshness);
  return left.map((sum = 0) => sum);
}

/** The same of tasks of which nothing but the id is known; undefined where nobody could ever sign up. */
export const placesLeftOf = (
  store: Pick<Store, 'getMany'>,
  taskIds: readonly string[],
): Promise<(number | undefined)[]> => sums(store, taskIds.map(possiblePieceIds));
