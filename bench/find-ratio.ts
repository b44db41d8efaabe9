import { openBackend, type StoreKind } from './backend';
import { median } from './call';
import { fillCity } from './city';
import { findCpuMs, warmUpFind } from './find-load';
import type { FindKind } from './find-questions';

export interface Sizes {
  readonly few: number;
  readonly many: number;
}

const rounds = 7;
const perRound: Readonly<Record<FindKind, number>> = {
  city: 1_000,
  'near 5 km': 1_000,
  filtered: 1_000,
  text: 200,
};

/** Server's CPU of an answer among few and among many tasks, ms, and how many times the one the other is. */
export interface FindRatio {
  readonly few: number;
  readonly many: number;
  readonly ratio: number;
}

/**
 * `tasks/find` in a city of few tasks and in one of many. The two are measured in turns, so that what else the
 * machine does meets both alike.
 */
export async function measureFindRatio(
  kind: StoreKind,
  kinds: readonly FindKind[],
  sizes: Sizes,
  share = 1,
): Promise<ReadonlyMap<FindKind, FindRatio>> {
  const [small, large] = [await openBackend(kind), await openBackend(kind)];
  if (!small || !large) throw new Error(`no ${kind}`);
  await fillCity(small.ports, sizes.few);
  await fillCity(large.ports, sizes.many);
  const measured = new Map<FindKind, FindRatio>();
  for (const each of kinds) {
    const count = Math.ceil(perRound[each] * share);
    for (const backend of [small, large]) await warmUpFind(backend, each);
    const times: { few: number; many: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push({ few: await findCpuMs(small, each, count), many: await findCpuMs(large, each, count) });
    }
    const few = median(times.map((time) => time.few));
    const many = median(times.map((time) => time.many));
    measured.set(each, { few, many, ratio: many / few });
  }
  await small.close();
  await large.close();
  return measured;
}
