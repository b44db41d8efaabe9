import { publishers } from '../../../shared/collections/tasks';
import type { Store } from '../../../shared/ports/store';

/** The names under which publishers are known, by their ids; at most a page of them. */
export async function publisherNames(
  store: Pick<Store, 'getMany'>,
  of: readonly { readonly publisherId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(of.map(({ publisherId }) => publisherId))];
  const found = ids.length === 0 ? [] : await store.getMany(publishers, ids);
  return new Map(found.flatMap((publisher) => (publisher ? [[publisher.id, publisher.name]] : [])));
}
