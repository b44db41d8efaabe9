import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AppError } from '../../../shared/contract/errors';
import { latitude, longitude, momentMs } from '../../../shared/contract/fields';
import { idPattern } from '../../../shared/contract/ids';
import type { Position } from '../../../shared/domain/geo/geo';
import type { Fixed, Standing } from '../../../shared/ports/catalogue';

/** What the first page fixed: with the middle of the place that its text names. */
export interface FixedQuestion extends Fixed {
  readonly around?: Position | undefined;
}

/** Where a list stopped, and what its first page fixed. */
interface FindCursor {
  readonly after: Standing;
  readonly fixed: FixedQuestion;
}

const hashOf = (query: unknown): string =>
  createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 8);

const form = z.tuple([
  z.string(),
  z.boolean(),
  z.number(),
  z.string().regex(new RegExp(`^${idPattern}$`)),
  momentMs,
  z.boolean().nullable(),
  z.tuple([longitude, latitude]).nullable(),
]);

/** A cursor bound to its query. */
export const findCursor = (query: unknown, { after, fixed }: FindCursor): string =>
  Buffer.from(
    JSON.stringify([
      hashOf(query),
      after.isFull,
      after.key,
      after.id,
      fixed.asOfMs,
      fixed.isForgiving ?? null,
      fixed.around ? [fixed.around.longitude, fixed.around.latitude] : null,
    ]),
  ).toString('base64url');

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** Errors: INVALID_INPUT when the cursor is forged or belongs to another query. */
export function readFindCursor(query: unknown, cursor: string): FindCursor {
  const read = form.safeParse(parsed(cursor));
  if (!read.success || read.data[0] !== hashOf(query)) {
    throw new AppError('INVALID_INPUT', {
      problems: [{ path: 'cursor', problem: '翻页位置已失效，请下拉刷新' }],
    });
  }
  const [, isFull, key, id, asOfMs, isForgiving, around] = read.data;
  const fixed = {
    asOfMs,
    isForgiving: isForgiving ?? undefined,
    around: around ? { longitude: around[0], latitude: around[1] } : undefined,
  };
  return { after: { isFull, key, id }, fixed };
}
