import type { Task } from '../../../collections/tasks';

/** From this many places on they are spread: below, hardly anybody meets, and pieces would run out one by one. */
const spreadFrom = 25;

/** A commit that changes all of a task's pieces must stay one commit. */
const maxPieces = 4;

/** In how many documents the places of a task are kept, so that not everybody meets on one. */
export const piecesFor = (places: number): number => (places < spreadFrom ? 1 : maxPieces);

/** The id of one piece; the first has its task's. */
export const pieceId = (taskId: string, piece: number): string =>
  piece === 0 ? taskId : `${taskId}.${piece}`;

/** Whose piece it is. */
export const taskIdOf = (id: string): string => id.split('.')[0] ?? id;

const idsUpTo = (taskId: string, count: number): string[] =>
  Array.from({ length: count }, (_, piece) => pieceId(taskId, piece));

/** The ids of the pieces that a task has by what was read of it. */
export const pieceIds = ({ id, pieces = 1 }: Pick<Task, 'id' | 'pieces'>): string[] => idsUpTo(id, pieces);

/** Every id that a piece of this task may have, whatever was added since the task was read. */
export const possiblePieceIds = (taskId: string): string[] => idsUpTo(taskId, maxPieces);

/** Where somebody begins to look for a place: the same piece at each try, and people spread over all of them. */
export function homePiece({ pieces = 1 }: Pick<Task, 'pieces'>, accountId: string): number {
  let sum = 0;
  for (let at = 0; at < accountId.length; at += 1) sum += accountId.charCodeAt(at);
  return sum % pieces;
}

/** What one of several gets of a whole number, shared as evenly as it goes. */
export const shareOf = (whole: number, parts: number, at: number): number =>
  Math.floor(whole / parts) + (at < whole % parts ? 1 : 0);
