import { type PublisherApplication, publisherApplications } from '../../collections/publishers';
import type { Listed, Page, Store } from '../../ports/store';

/** Applications that wait for an operator, longest first. */
export async function applicationsWaiting(
  store: Store,
  page: Omit<Page, 'order'>,
): Promise<Listed<PublisherApplication>> {
  const listed = await store.list(publisherApplications, 'submitted', ['all'], { ...page, order: 'asc' });
  // An index may be a moment behind.
  return { ...listed, items: listed.items.filter(({ status }) => status === 'submitted') };
}
