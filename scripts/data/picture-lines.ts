import { pictureView } from '../../shared/application/pictures/picture-address';
import { pictures } from '../../shared/collections/pictures';
import type { Store } from '../../shared/ports/store';
import type { Deployment } from './deployment';

/** Where an operator looks at pictures, a line each: what it is for, and an address that works for an hour. */
export async function pictureLines(
  { files }: Pick<Deployment, 'files'>,
  store: Pick<Store, 'getMany'>,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const storage = files();
  const found = await store.getMany(pictures, ids);
  const lines = found.map(async (picture) => {
    if (!picture) return [];
    const { url } = await pictureView({ files: storage }, picture, 'party');
    return [`    ${picture.purpose} ${picture.id}: ${url ?? picture.status}`];
  });
  return (await Promise.all(lines)).flat();
}
