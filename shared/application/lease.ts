import { leases } from '../collections/leases';
import { minuteMs } from '../domain/calendar/calendar';
import type { Ports } from '../ports/context';

/** No run takes so long: whoever's clock was ahead must not keep the others away. */
const longestMs = 10 * minuteMs;

/** What one instance does at a time. */
export interface Lease {
  /** Whether the work is ours: asked for at the first call, the same answer ever after. */
  isOurs(): Promise<boolean>;
  /** Gives it back, if it was taken. */
  release(): Promise<void>;
}

/**
 * Work that one instance does at a time, until it is released or, if that instance is gone, until `untilMs`.
 * It keeps two from doing the same at once; that nothing is done twice has to hold without it.
 */
export function leaseOf(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  name: string,
  untilMs: number,
): Lease {
  const holder = ids.newId();
  let taken: Promise<boolean> | undefined;
  const take = () =>
    store.transact(async (tx) => {
      const lease = await tx.get(leases, name);
      const leftMs = (lease?.untilMs ?? 0) - clock.nowMs();
      if (leftMs > 0 && leftMs <= longestMs) return false;
      const ours = { id: name, holder, untilMs };
      if (lease) tx.update(leases, ours);
      else tx.create(leases, ours);
      return true;
    });
  return {
    isOurs() {
      taken ??= take();
      return taken;
    },
    async release() {
      if (!(await taken)) return;
      await store.transact(async (tx) => {
        const lease = await tx.get(leases, name);
        if (lease?.holder === holder) tx.update(leases, { ...lease, untilMs: 0 });
      });
    },
  };
}
