import { type Picture, pictures } from '../../collections/pictures';
import type { PictureView } from '../../contract/pictures';
import type { Ports } from '../../ports/context';
import { keptKey } from './picture-keys';

/** Who looks: one of the two whom it concerns (or an operator), or anybody. */
export type Viewer = 'party' | 'public';

const shown: Readonly<Record<Viewer, readonly Picture['status'][]>> = {
  party: ['checking', 'in-review', 'ready'],
  public: ['ready'],
};

/** A picture as a viewer gets it, with a short-lived address when they may look at it. */
export async function pictureView(
  { files }: { readonly files: Pick<Ports['files'], 'readUrl'> },
  picture: Picture,
  viewer: Viewer,
): Promise<PictureView> {
  const { id: pictureId, status, kept } = picture;
  const key = keptKey(picture);
  if (!kept || key === undefined || !shown[viewer].includes(status)) return { pictureId, status };
  const { widthPixels, heightPixels } = kept;
  return { pictureId, status, url: await files.readUrl(key), widthPixels, heightPixels };
}

/** As many as are read at once. */
const mostIds = 100;

/**
 * Pictures as a viewer gets them, in their order; whether they are this viewer's to see is the use case's to say.
 * Those that are gone are left out, and for everybody those that nobody may look at yet.
 */
export async function pictureAddress(
  ports: Pick<Ports, 'store' | 'files'>,
  ids: readonly string[],
  viewer: Viewer,
): Promise<PictureView[]> {
  const batches = Array.from({ length: Math.ceil(ids.length / mostIds) }, (_, at) =>
    ports.store.getMany(pictures, ids.slice(at * mostIds, (at + 1) * mostIds)),
  );
  const found = (await Promise.all(batches)).flat().filter((picture) => picture !== undefined);
  const views = await Promise.all(found.map((picture) => pictureView(ports, picture, viewer)));
  return viewer === 'party' ? views : views.filter(({ url }) => url !== undefined);
}
