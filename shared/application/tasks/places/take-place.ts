import { type Task, type TaskPlaces, taskPlaces } from '../../../collections/tasks';
import { AppError } from '../../../contract/errors';
import { maxSignUps } from '../../../domain/orders/limits';
import { ConditionFailed, type Store, type Transaction } from '../../../ports/store';
import { pieceId, pieceIds, possiblePieceIds, taskIdOf } from './pieces';

type Wanted = Pick<Task, 'id' | 'pieces' | 'admission' | 'termsVersion'>;

/** How often somebody is sent from a piece that is empty to one that seems not to be. */
const maxTries = 8;

/** How many may wait for a reviewed task in one of its pieces. */
const seatsIn = (task: Pick<Task, 'id' | 'pieces'>): number => Math.floor(maxSignUps / pieceIds(task).length);

/** Takes a place, or a seat among those who wait, if the terms are still those that were read. */
export function takePlace(tx: Transaction, task: Wanted, piece: number): void {
  const id = pieceId(task.id, piece);
  const where = { open: 1, termsVersion: task.termsVersion };
  if (task.admission === 'first-come') {
    tx.add(taskPlaces, id, { left: -1, signUps: 1 }, { atLeast: { left: 0 }, where });
  } else {
    tx.add(taskPlaces, id, { signUps: 1 }, { atMost: { signUps: seatsIn(task) }, where });
  }
}

/** How much room a piece has by what is there of it. */
type RoomIn = (piece: TaskPlaces | undefined, at: number) => number;

/** Where most room is, of the pieces as they are now; undefined where all are full. */
async function roomiest(
  store: Pick<Store, 'getMany'>,
  taskId: string,
  roomIn: RoomIn,
): Promise<number | undefined> {
  const pieces = await store.getMany(taskPlaces, possiblePieceIds(taskId));
  const rooms = pieces.map(roomIn);
  const most = Math.max(...rooms);
  return most > 0 ? rooms.indexOf(most) : undefined;
}

/**
 * Tries one piece after another, the given one and then where most room is, until one takes. What it fails on
 * elsewhere is passed on. Errors: `full` when no piece has room, and those of `room`.
 */
export async function inSomePiece<T>(
  store: Pick<Store, 'getMany'>,
  attempt: (piece: number | undefined) => Promise<T>,
  /** What the one who asks is told. */
  full: () => Error,
  /** Asked only once a piece has refused. */
  room: () => RoomIn | Promise<RoomIn> = () => (piece) => piece?.left ?? 0,
): Promise<T> {
  let piece: number | undefined;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(piece);
    } catch (error) {
      if (!(error instanceof ConditionFailed) || error.collection !== taskPlaces.name) throw error;
      piece = await roomiest(store, taskIdOf(error.id), await room());
      if (piece === undefined) throw full();
      if (tries === maxTries) throw new AppError('BUSY', undefined, { cause: error });
    }
  }
}

/** The room for a sign-up on the terms that were read. Errors: TASK_CLOSED, TASK_TERMS_CHANGED. */
export const roomForSignUp =
  (task: Wanted): RoomIn =>
  (piece, at) => {
    // The first piece is there as long as anybody can sign up; of the others a task may have none.
    if (!piece && at > 0) return 0;
    if (piece?.open !== 1) throw new AppError('TASK_CLOSED');
    const { termsVersion, left, signUps } = piece;
    if (termsVersion !== task.termsVersion) throw new AppError('TASK_TERMS_CHANGED');
    return task.admission === 'first-come' ? left : seatsIn(task) - signUps;
  };

/** An order, as far as it says where its place is. */
interface Held {
  readonly taskId: string;
  readonly piece: number;
}

/** Gives a place to somebody who waits, if there is one in this piece, where they are counted from now on. */
export function givePlace(tx: Transaction, { taskId, piece: from }: Held, piece = from): void {
  const isHere = from === piece;
  if (!isHere) tx.add(taskPlaces, pieceId(taskId, from), { signUps: -1 });
  const amounts = { left: -1, ...(!isHere && { signUps: 1 }) };
  tx.add(taskPlaces, pieceId(taskId, piece), amounts, { atLeast: { left: 0 } });
}

/** Whoever waited, or had a place, needs it no more. */
export function leavePlace(tx: Transaction, { taskId, piece }: Held, hadPlace: boolean): void {
  tx.add(taskPlaces, pieceId(taskId, piece), hadPlace ? { left: 1, signUps: -1 } : { signUps: -1 });
}

/** Keeps a place for somebody who is about to be admitted, if there is one in this piece. */
export const keepPlace = (tx: Transaction, { taskId, piece }: Held): void =>
  tx.add(taskPlaces, pieceId(taskId, piece), { left: -1 }, { atLeast: { left: 0 } });

/** Somebody for whom a place was kept will not have it. */
export const releasePlace = (tx: Transaction, { taskId, piece }: Held): void =>
  tx.add(taskPlaces, pieceId(taskId, piece), { left: 1 });

/** Counts somebody who waits from now on in the piece where a place is kept for them. */
export function moveSeat(tx: Transaction, { taskId, piece: from }: Held, piece: number): void {
  if (from === piece) return;
  tx.add(taskPlaces, pieceId(taskId, from), { signUps: -1 });
  tx.add(taskPlaces, pieceId(taskId, piece), { signUps: 1 });
}
