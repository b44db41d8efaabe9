import { deadlines } from '../../collections/deadlines';
import { dailySeals, ledgerShards } from '../../collections/ledger';
import { dayMs, hourMs, shanghaiDate } from '../../domain/calendar/calendar';
import { dayNumber, dayStartMs } from '../../domain/calendar/date-text';
import type { Ports } from '../../ports/context';
import { createOnce } from '../create-once';
import { deadlineId, newDeadline } from '../deadlines/deadlines';
import { genesis } from './entry-hash';
import { rootsOf, sealHash } from './seal';

const kind = 'ledger.seal';
const subject = 'days';
const noEntries: [][] = Array.from({ length: ledgerShards }, () => []);

/** A day's entries are all there, whatever clocks differ by, an hour after it ended. */
const settledMs = hourMs;

/** When the day of a moment can be sealed. */
export const sealDueMs = (atMs: number): number => dayStartMs(dayNumber(atMs) + 1) + settledMs;

/**
 * Sees to it that days are sealed from now on: before the first entry there is nothing to seal, so that the day before
 * it begins the chain.
 */
export async function keepSealing({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> {
  if (await store.get(deadlines, deadlineId(kind, subject))) return;
  const nowMs = clock.nowMs();
  const content = { id: shanghaiDate(nowMs - dayMs), ...rootsOf(noEntries), prev: genesis };
  await createOnce(store, dailySeals, { ...content, hash: sealHash(content), sealedAtMs: nowMs });
  await createOnce(store, deadlines, newDeadline({ kind, subject, dueAtMs: sealDueMs(nowMs) }));
}
