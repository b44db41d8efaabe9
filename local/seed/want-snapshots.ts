import { catalogueSnapshots } from '../../shared/collections/catalogue';
import type { Store } from '../../shared/ports/store';
import { cities } from './places';

/** Asks for snapshots of the seed's cities, of whose tasks no event told. */
export async function wantSnapshots(store: Store, wantedAtMs: number): Promise<void> {
  for (const { code } of cities)
    await store.transact(async (tx) => {
      if (await tx.get(catalogueSnapshots, code)) return;
      tx.create(catalogueSnapshots, { id: code, sequence: 0, tasks: 0, wholeAtMs: 0, wantedAtMs });
    });
}
