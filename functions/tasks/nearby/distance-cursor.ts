import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/contract/errors';
import { idPattern } from '../../../shared/contract/ids';

/** Where a list by distance stopped: the last row's distance (cm, so that it is exact) and its id. */
export interface DistancePlace {
  readonly distanceCm: number;
  readonly id: string;
}

export const isAfter = (one: DistancePlace, other: DistancePlace): boolean =>
  one.distanceCm > other.distanceCm || (one.distanceCm === other.distanceCm && one.id > other.id);

const hashOf = (query: unknown): string =>
  createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 8);

const cursorForm = new RegExp(`^([\\w-]{8})\\.(\\d{1,9})\\.(${idPattern})$`);

/** A cursor bound to its query. */
export const distanceCursor = (query: unknown, { distanceCm, id }: DistancePlace): string =>
  Buffer.from(`${hashOf(query)}.${distanceCm}.${id}`).toString('base64url');

/** Errors: INVALID_INPUT when the cursor is forged or belongs to another query. */
export function readDistanceCursor(query: unknown, cursor: string): DistancePlace {
  const [, hash, distanceCm, id] = cursorForm.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (hash !== hashOf(query) || distanceCm === undefined || id === undefined) {
    throw new AppError('INVALID_INPUT', {
      problems: [{ path: 'cursor', problem: '翻页位置已失效，请下拉刷新' }],
    });
  }
  return { distanceCm: Number(distanceCm), id };
}
