import { createHash } from 'node:crypto';
import { setDeadline } from '../../shared/application/deadlines/deadlines';
import { advance } from '../../shared/application/lifecycles/advance';
import { pictureView } from '../../shared/application/pictures/picture-address';
import { fileTypeOf, keptKey, uploadKey } from '../../shared/application/pictures/picture-keys';
import { type Picture, pictures } from '../../shared/collections/pictures';
import { AppError } from '../../shared/contract/errors';
import type { picturesContract } from '../../shared/contract/pictures';
import { hourMs } from '../../shared/domain/calendar/calendar';
import { cleanPicture } from '../../shared/domain/pictures/clean-picture';
import { isJudged, maxPictureBytes, pictureFormats } from '../../shared/domain/pictures/picture-purposes';
import type { Ports, UseCase } from '../../shared/ports/context';

/** WeChat promises its verdict within half an hour (mediaCheckAsync); after an hour an operator looks. */
const verdictWithinMs = hourMs;

/** What a phone has uploaded, under whichever format it asked for. Errors: PICTURE_NOT_ARRIVED, PICTURE_TOO_LARGE. */
async function uploaded({ files }: Pick<Ports, 'files'>, pictureId: string) {
  for (const format of pictureFormats) {
    const key = uploadKey(pictureId, format);
    const head = await files.head(key);
    if (!head) continue;
    // Not every storage refuses what is larger than the ticket says.
    if (head.bytes > maxPictureBytes) throw new AppError('PICTURE_TOO_LARGE');
    const bytes = await files.get(key);
    if (bytes) return { key, bytes };
  }
  throw new AppError('PICTURE_NOT_ARRIVED');
}

/** Keeps what draws the picture, under a key that no ticket opens. Errors: those of `uploaded`, PICTURE_NOT_SUPPORTED. */
async function keep(
  context: Pick<Ports, 'files'>,
  id: string,
): Promise<{ readonly kept: NonNullable<Picture['kept']>; readonly uploadedAs: string }> {
  const { key, bytes } = await uploaded(context, id);
  const cleaned = cleanPicture(bytes);
  if (!cleaned) throw new AppError('PICTURE_NOT_SUPPORTED');
  const { bytes: drawn, ...size } = cleaned;
  const sha256 = createHash('sha256').update(drawn).digest('hex');
  const kept = { ...size, bytes: drawn.length, sha256 };
  await context.files.put(keptKey({ id, kept }) ?? '', drawn, fileTypeOf(kept.format));
  return { kept, uploadedAs: key };
}

/**
 * Takes an uploaded picture; repeated, it answers the same. Errors: PICTURE_NOT_FOUND, PICTURE_NOT_ARRIVED,
 * PICTURE_NOT_SUPPORTED, PICTURE_TOO_LARGE.
 */
export const done: UseCase<typeof picturesContract.done, 'files'> = async ({ pictureId }, context) => {
  const { store, clock, caller, files } = context;
  const own = async (from: Pick<typeof store, 'get'>): Promise<Picture> => {
    const found = await from.get(pictures, pictureId);
    if (found?.accountId !== caller.account.id) throw new AppError('PICTURE_NOT_FOUND');
    return found;
  };
  const known = await own(store);
  if (known.kept) return { picture: await pictureView(context, known, 'party') };
  const { kept, uploadedAs } = await keep(context, pictureId);
  const picture = await store.transact(async (tx) => {
    const found = await own(tx);
    if (found.kept) return found;
    const atMs = clock.nowMs();
    const step = { by: 'person', atMs } as const;
    if (!isJudged(found.purpose)) return advance(tx, pictures, { ...found, kept }, 'keep', step);
    const dueAtMs = atMs + verdictWithinMs;
    await setDeadline(tx, context, { kind: 'pictureCheck.timeOut', subject: pictureId, dueAtMs });
    return advance(tx, pictures, { ...found, kept }, 'arrive', step);
  });
  // With its place and device: it must not stay. What cannot be removed now is when the picture's deadline is met.
  await files.remove(uploadedAs).catch((error) => context.report(error));
  return { picture: await pictureView(context, picture, 'party') };
};
