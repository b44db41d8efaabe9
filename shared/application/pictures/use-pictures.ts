import { type Picture, pictures, pictureUses } from '../../collections/pictures';
import { AppError } from '../../contract/errors';
import type { PicturePurpose } from '../../domain/pictures/picture-purposes';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';

/** Who takes pictures into use, for what. */
interface Use {
  readonly accountId: string;
  readonly purpose: PicturePurpose;
  /** What they stand in, such as `order:<id>`; the same pictures may come again for the same subject. */
  readonly subject: string;
}

/** What a document keeps of a picture that it shows: its id, and the hash that proves what was handed in. */
export interface UsedPicture {
  readonly id: string;
  readonly sha256: string;
}

function used(picture: Picture | undefined, { accountId, purpose }: Use): UsedPicture {
  // Somebody else's picture is like none: nobody learns that it exists.
  if (picture?.accountId !== accountId || picture.purpose !== purpose)
    throw new AppError('PICTURE_NOT_FOUND');
  if (!picture.kept) throw new AppError('PICTURE_NOT_ARRIVED');
  if (picture.status === 'refused') throw new AppError('PICTURE_REFUSED');
  return { id: picture.id, sha256: picture.kept.sha256 };
}

/**
 * Own pictures that a use case takes into use, looked at in two requests before its transaction: nine of them would
 * be more documents than one holds. The commit must call `notePictures`. Errors: PICTURE_NOT_FOUND (also of others,
 * or taken for something else), PICTURE_NOT_ARRIVED, PICTURE_REFUSED, PICTURE_USED (stands in another subject).
 */
export async function usePictures(
  { store }: Pick<Ports, 'store'>,
  ids: readonly string[],
  use: Use,
): Promise<UsedPicture[]> {
  if (ids.length === 0) return [];
  const [found, uses] = await Promise.all([store.getMany(pictures, ids), store.getMany(pictureUses, ids)]);
  if (uses.some((each) => each && each.subject !== use.subject)) throw new AppError('PICTURE_USED');
  return found.map((picture) => used(picture, use));
}

/**
 * Says with the commit which pictures stand in a subject from now on, and which no more: the former are kept, the
 * latter removed. Pictures in both stay.
 */
export function notePictures(
  tx: Pick<Transaction, 'emit'>,
  subject: string,
  ids: readonly string[],
  before: readonly string[] = [],
): void {
  const fresh = ids.filter((id) => !before.includes(id));
  const dropped = before.filter((id) => !ids.includes(id));
  if (fresh.length > 0) tx.emit({ type: 'picture.used', facts: { pictureIds: fresh, subject } });
  if (dropped.length > 0) tx.emit({ type: 'picture.dropped', facts: { pictureIds: dropped } });
}
