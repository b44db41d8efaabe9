import { possiblePieceIds } from '../../../shared/application/tasks/places/pieces';
import { taskPlaces } from '../../../shared/collections/tasks';
import type { Store } from '../../../shared/ports/store';

/** What is left of a task's places and how many signed up, of all its pieces together. */
export async function placesOf(
  store: Pick<Store, 'getMany'>,
  taskId: string,
): Promise<{ readonly left: number; readonly signUps: number }> {
  const pieces = (await store.getMany(taskPlaces, possiblePieceIds(taskId))).flatMap((piece) => piece ?? []);
  return {
    left: pieces.reduce((sum, { left }) => sum + left, 0),
    signUps: pieces.reduce((sum, { signUps }) => sum + signUps, 0),
  };
}
