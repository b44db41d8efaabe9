import { type DailySeal, dailySeals, ledgerEntries, ledgerShards } from '../../collections/ledger';
import { merkleRoot } from '../../domain/ledger/merkle';
import type { Store } from '../../ports/store';
import { allOf } from '../listing/all-of';
import { canonical, sha256 } from './entry-hash';

/** Roots and numbers of a day's entries, as they stand. */
export interface DayRoots {
  readonly roots: string[];
  readonly counts: number[];
}

/** The roots of one day's entries: leaves are id and hash, in the order of ids. */
export function rootsOf(
  shards: readonly (readonly { readonly id: string; readonly hash: string }[])[],
): DayRoots {
  const leaves = shards.map((entries) => entries.map(({ id, hash }) => `${id} ${hash}`).toSorted());
  return {
    roots: leaves.map((each) => merkleRoot(each, sha256)),
    counts: leaves.map(({ length }) => length),
  };
}

export const sealHash = ({
  id,
  roots,
  counts,
  prev,
}: Pick<DailySeal, 'id' | 'roots' | 'counts' | 'prev'>): string =>
  sha256(canonical({ id, roots, counts, prev }));

/** A day's entries by shard. */
export const entriesOfDay = (store: Pick<Store, 'list'>, day: string) =>
  Promise.all(
    Array.from({ length: ledgerShards }, (_, shard) => allOf(store, ledgerEntries, 'day', [day, shard])),
  );

/** The newest seal there is. */
export async function lastSeal(store: Pick<Store, 'list'>): Promise<DailySeal | undefined> {
  const { items } = await store.list(dailySeals, 'all', ['all'], { limit: 1, order: 'desc' });
  return items[0];
}

/** Seals a day behind the one before; what is sealed stays. */
export async function sealDay(
  store: Store,
  day: string,
  before: DailySeal,
  nowMs: number,
): Promise<DailySeal> {
  const content = { id: day, ...rootsOf(await entriesOfDay(store, day)), prev: before.hash };
  return store.transact(async (tx) => {
    const sealed = await tx.get(dailySeals, day);
    if (sealed) return sealed;
    const seal = { ...content, hash: sealHash(content), sealedAtMs: nowMs };
    tx.create(dailySeals, seal);
    return seal;
  });
}
