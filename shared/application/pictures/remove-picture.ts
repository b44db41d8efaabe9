import { pictures, pictureUses } from '../../collections/pictures';
import { pictureFormats } from '../../domain/pictures/picture-purposes';
import type { Ports } from '../../ports/context';
import { keptKey, uploadKey } from './picture-keys';

/** What a phone uploaded: with its place and device, it must not stay. */
export async function removeUploads({ files }: Pick<Ports, 'files'>, pictureId: string): Promise<void> {
  for (const format of pictureFormats) await files.remove(uploadKey(pictureId, format));
}

/** Removes a picture, its bytes first: what is left of one that failed is found again by its document. */
export async function removePicture(
  context: Pick<Ports, 'store' | 'files'>,
  pictureId: string,
): Promise<void> {
  const { store, files } = context;
  const picture = await store.get(pictures, pictureId);
  if (!picture) return;
  await removeUploads(context, pictureId);
  const key = keptKey(picture);
  if (key !== undefined) await files.remove(key);
  await store.transact(async (tx) => {
    const [found, use] = await Promise.all([tx.get(pictures, pictureId), tx.get(pictureUses, pictureId)]);
    if (found) tx.remove(pictures, pictureId);
    if (use) tx.remove(pictureUses, pictureId);
  });
}
