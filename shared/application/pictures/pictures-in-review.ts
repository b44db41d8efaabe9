import { type Picture, pictures } from '../../collections/pictures';
import type { Listed, Page, Store } from '../../ports/store';

/** Pictures that wait for an operator, longest first. */
export async function picturesInReview(store: Store, page: Omit<Page, 'order'>): Promise<Listed<Picture>> {
  const listed = await store.list(pictures, 'inReview', ['all'], { ...page, order: 'asc' });
  // An index may be a moment behind.
  return { ...listed, items: listed.items.filter(({ status }) => status === 'in-review') };
}
