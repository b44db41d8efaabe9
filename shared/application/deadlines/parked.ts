import { type Deadline, deadlines } from '../../collections/deadlines';
import type { Ports } from '../../ports/context';

const pageSize = 100;

type Parking = Pick<Ports, 'store' | 'clock'>;

/** What failed too often and waits for an operator, what was due longest first. */
export async function parkedDeadlines({ store }: Pick<Ports, 'store'>): Promise<Deadline[]> {
  const parked: Deadline[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list(deadlines, 'parked', ['parked'], { limit: pageSize, cursor });
    parked.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return parked;
}

/** Hands it to the next run, with all its tries before it; false: it is not parked. */
export const replayParked = ({ store, clock }: Parking, id: string): Promise<boolean> =>
  store.transact(async (tx) => {
    const current = await tx.get(deadlines, id);
    if (!current?.parked) return false;
    const { parked: _, ...waiting } = current;
    tx.update(deadlines, { ...waiting, tries: 0, dueAtMs: clock.nowMs() });
    return true;
  });

/** Gives it up for good; false: it is not parked. */
export const dropParked = ({ store }: Pick<Ports, 'store'>, id: string): Promise<boolean> =>
  store.transact(async (tx) => {
    const current = await tx.get(deadlines, id);
    if (!current?.parked) return false;
    tx.remove(deadlines, id);
    return true;
  });
