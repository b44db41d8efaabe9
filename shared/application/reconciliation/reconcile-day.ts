import { maxDifferences, type Reconciliation, reconciliations } from '../../collections/reconciliations';
import { hourMs, minuteMs } from '../../domain/calendar/calendar';
import { fen } from '../../domain/money/money';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { DifferenceKind } from '../../domain/reconciliation/reconciliation';
import type { Ports } from '../../ports/context';
import { canonical } from '../ledger/entry-hash';
import type { billsOf, ReadBill } from './bills';
import { bookedOn } from './booked';
import { compareDay } from './compare-day';

type Needs = Pick<Ports, 'store' | 'clock' | 'log'>;
type Found = Omit<Reconciliation, 'id' | 'channel' | 'day' | 'runs' | 'updatedAtMs'>;

export const reconciliationId = (channel: PayoutChannel, day: string): string => `${channel}:${day}`;

/** A bill that is not there is asked for again so soon; one that is late, and what is open, later. */
const soonMs = 30 * minuteMs;
const laterMs = 6 * hourMs;

const nothing = { lines: 0, payments: 0, open: 0, putThere: 0, putThereFen: fen(0) } as const;

const waiting = ({ bill, isLate }: ReadBill, nowMs: number): Found => ({
  ...nothing,
  status: 'waiting',
  dueAtMs: nowMs + (isLate ? laterMs : soonMs),
  ...(bill.kind !== 'bill' && { code: bill.code }),
  differences: [],
  differenceCount: 0,
});

/** Holds a day against its bill, or says that there is none to hold it against yet. */
async function lookAt(
  { store, clock }: Needs,
  channel: PayoutChannel,
  day: string,
  bills: ReturnType<typeof billsOf>,
): Promise<Found> {
  const nowMs = clock.nowMs();
  const read = await bills(day);
  const { bill, isFinal } = read;
  // A day without a bill on which nothing was paid needs none.
  const isEmpty = bill.kind === 'none' && (await bookedOn(store, channel, day)).size === 0;
  if (!isFinal && !isEmpty) return waiting(read, nowMs);
  const lines = bill.kind === 'bill' ? bill.lines : [];
  const { differences, ...counted } = await compareDay({ store, channel, day, bills, nowMs }, lines);
  const status = counted.open > 0 ? 'open' : differences.length > 0 ? 'different' : 'clean';
  return {
    ...counted,
    status,
    ...(counted.open > 0 && { dueAtMs: nowMs + laterMs }),
    differences: differences.slice(0, maxDifferences),
    differenceCount: differences.length,
  };
}

/** How many there are of each kind. */
function kindsOf({ differences }: Pick<Found, 'differences'>): Partial<Record<DifferenceKind, number>> {
  const counts: Partial<Record<DifferenceKind, number>> = {};
  for (const { kind } of differences) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Tells operators of differences that they have not been told of, and of a bill that does not come. */
function alarm({ log }: Needs, known: Reconciliation | undefined, found: Found, of: object, isLate: boolean) {
  const line = { level: 'error', metric: 'reconciliationAlarm', ...of } as const;
  if (found.status === 'waiting' && isLate) log({ ...line, value: 1, code: found.code ?? 'NO_BILL' });
  const isNews = canonical(found.differences) !== canonical(known?.differences ?? []);
  if (found.differenceCount > 0 && isNews)
    log({ ...line, value: found.differenceCount, kinds: kindsOf(found) });
}

/**
 * Holds what a rail has booked on a day against the ledger, and keeps what came of it for operators; differences are
 * alarmed and stop nothing. Whoever does it again finds the same, or what has come since. `bills`: of that rail.
 */
export async function reconcileDay(
  context: Needs,
  channel: PayoutChannel,
  day: string,
  bills: ReturnType<typeof billsOf>,
): Promise<Reconciliation> {
  const { store, clock } = context;
  const id = reconciliationId(channel, day);
  const known = await store.get(reconciliations, id);
  const found = await lookAt(context, channel, day, bills);
  // Before it is written: what was written by a process that died then would never be told.
  alarm(context, known, found, { channel, day }, (await bills(day)).isLate);
  return store.transact(async (tx) => {
    const before = await tx.get(reconciliations, id);
    const runs = (before?.runs ?? 0) + 1;
    const written: Reconciliation = { id, channel, day, ...found, runs, updatedAtMs: clock.nowMs() };
    if (before) tx.update(reconciliations, written);
    else tx.create(reconciliations, written);
    return written;
  });
}
