import { tallies, tallyLifeMs } from '../../collections/watch';
import { nothingTallied, tallyOf, together } from '../../domain/operations/tallied';
import type { Ports } from '../../ports/context';

/** An instance writes no more often: what it counts costs next to nothing, and the watch looks every five minutes. */
const flushEveryMs = 30_000;

/**
 * A log that counts its lines besides, and writes the counts down at the end of a call. What the last calls of an
 * instance left is written by its next one, or is lost with it: a share of many calls does not change by it.
 */
export function tallyLog(
  log: Ports['log'],
  { clock, ids, store }: Pick<Ports, 'clock' | 'ids'> & { readonly store: () => Ports['store'] },
): Ports['log'] {
  let held = nothingTallied;
  let writtenAtMs = Number.NEGATIVE_INFINITY;
  const write: Ports['log'] = (line) => {
    held = together(held, tallyOf(line));
    log(line);
  };
  return Object.assign(write, {
    async flush() {
      const nowMs = clock.nowMs();
      const isEmpty = Object.keys(held.counts).length === 0 && held.oldestMs === undefined;
      if (isEmpty || nowMs - writtenAtMs < flushEveryMs) return;
      const { counts, oldestMs } = held;
      held = nothingTallied;
      writtenAtMs = nowMs;
      const tally = {
        id: ids.newId(),
        atMs: nowMs,
        counts,
        ...(oldestMs !== undefined && { oldestMs }),
        expiresAtMs: nowMs + tallyLifeMs,
      };
      // Nobody's call fails since it could not be counted; it is told, and counted the next time.
      await store()
        .transact(async (tx) => tx.create(tallies, tally))
        .catch(() => write({ level: 'error', outcome: 'NOT_TALLIED' }));
    },
  });
}
