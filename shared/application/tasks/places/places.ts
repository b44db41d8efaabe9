import { type Task, type TaskPlaces, taskPlaces } from '../../../collections/tasks';
import type { Transaction } from '../../../ports/store';
import { pieceId, pieceIds, piecesFor, shareOf } from './pieces';

/** A task that was read or is being written; absent `pieces` is one. */
type Placed = Pick<Task, 'id' | 'places' | 'pieces' | 'room' | 'termsVersion'>;

const newPiece = ({ id, termsVersion }: Placed, piece: number, left: number): TaskPlaces => ({
  id: pieceId(id, piece),
  open: 1,
  left,
  signUps: 0,
  termsVersion,
});

const withPieces = <T extends Placed>(task: T): T => {
  const { pieces: _before, ...rest } = task;
  const pieces = piecesFor(task.places);
  return (pieces === 1 ? rest : { ...rest, pieces }) as T;
};

/** What was seen of earlier places says nothing of new ones. */
function unseen<T extends Placed>(task: T): T {
  const { room: _seen, ...rest } = task;
  return rest as T;
}

/** The documents that all places of a task are kept in while nobody has one, and the task that knows of them. */
export function freshPlaces<T extends Placed>(task: T): { readonly task: T; readonly pieces: TaskPlaces[] } {
  const spread = withPieces(task);
  const count = pieceIds(spread).length;
  const pieces = Array.from({ length: count }, (_, at) =>
    newPiece(task, at, shareOf(task.places, count, at)),
  );
  return { task: spread, pieces };
}

/** Opens all places of a task; answers the task that knows of them, to be written by the same commit. */
export function openPlaces<T extends Placed>(tx: Transaction, task: T): T {
  const { task: spread, pieces } = freshPlaces(unseen(task));
  for (const piece of pieces) tx.create(taskPlaces, piece);
  return spread;
}

/** From now on no place can be taken. Refused as `where` when that is so already. */
export function closePlaces(tx: Transaction, task: Pick<Task, 'id' | 'pieces'>): void {
  for (const id of pieceIds(task)) tx.add(taskPlaces, id, { open: -1 }, { where: { open: 1 } });
}

/**
 * Adds places to an open task, whoever signs up meanwhile; many become several pieces. Answers the task that
 * knows of them. Refused as `where` when the task is closed.
 */
export function addPlaces<T extends Placed>(tx: Transaction, before: Placed, after: T): T {
  const added = after.places - before.places;
  if (added === 0) return after;
  const there = pieceIds(before).length;
  const spread = withPieces(after);
  const missing = pieceIds(spread).length - there;
  // New pieces take all that is added: those that are there have places already.
  const isGrowing = missing > 0;
  for (let at = 0; at < (isGrowing ? missing : there); at += 1) {
    const share = shareOf(added, isGrowing ? missing : there, at);
    if (isGrowing) tx.create(taskPlaces, newPiece(after, there + at, share));
    else if (share > 0) tx.add(taskPlaces, pieceId(after.id, at), { left: share }, { where: { open: 1 } });
  }
  return isGrowing ? spread : after;
}

/**
 * The ids of an open task's places while nobody has signed up; undefined when somebody has, or it is closed. A place that
 * is still kept for whoever was to be admitted and is gone will come back: until then it counts as taken.
 */
async function untakenPieces(tx: Transaction, task: Placed): Promise<readonly string[] | undefined> {
  const ids = pieceIds(task);
  const there = await Promise.all(ids.map((id) => tx.get(taskPlaces, id)));
  const left = there.reduce((sum, piece) => sum + (piece?.left ?? 0), 0);
  const isFree = there.every((piece) => piece?.open === 1 && piece.signUps === 0);
  return isFree && left === task.places ? ids : undefined;
}

/** Takes all places of an open task away. False, and nothing written, when it is closed or somebody has signed up. */
export async function removePlaces(tx: Transaction, task: Placed): Promise<boolean> {
  const ids = await untakenPieces(tx, task);
  for (const id of ids ?? []) tx.remove(taskPlaces, id);
  return ids !== undefined;
}

/**
 * Makes the places of an open task anew, on new terms. Undefined, and nothing written, when the task is closed or
 * somebody has signed up.
 */
export async function renewPlaces<T extends Placed>(
  tx: Transaction,
  before: Placed,
  after: T,
): Promise<T | undefined> {
  const ids = await untakenPieces(tx, before);
  if (!ids) return undefined;
  const { task, pieces } = freshPlaces(unseen(after));
  for (const piece of pieces) {
    if (ids.includes(piece.id)) tx.update(taskPlaces, piece);
    else tx.create(taskPlaces, piece);
  }
  for (const id of ids.slice(pieces.length)) tx.remove(taskPlaces, id);
  return task;
}

/** From now on people sign up on the next version of its terms, whoever has one of its places already. */
export function renewTerms(tx: Transaction, task: Pick<Task, 'id' | 'pieces' | 'termsVersion'>): void {
  const where = { open: 1, termsVersion: task.termsVersion };
  for (const id of pieceIds(task)) tx.add(taskPlaces, id, { termsVersion: 1 }, { where });
}
