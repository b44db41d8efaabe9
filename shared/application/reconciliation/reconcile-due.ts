import { reconciliations } from '../../collections/reconciliations';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { Ports } from '../../ports/context';
import { leaseOf } from '../lease';
import { railOf } from '../payouts/rail-of';
import { billsOf, daysWithBills } from './bills';
import { reconcileDay, reconciliationId } from './reconcile-day';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'log' | 'rails'> & {
  readonly untilMs: number;
  report(error: unknown): void;
};

/** What a timer that stood still makes up for; further back an operator asks by hand. */
const lookBackDays = 14;

/** The days of a rail that were never reconciled, or are to be looked at again. */
async function dueDays({ store, clock }: Needs, channel: PayoutChannel): Promise<string[]> {
  const nowMs = clock.nowMs();
  const days = daysWithBills(nowMs, lookBackDays);
  const known = await store.getMany(
    reconciliations,
    days.map((day) => reconciliationId(channel, day)),
  );
  return days.filter((_, at) => {
    const before = known[at];
    return !before || (before.dueAtMs !== undefined && before.dueAtMs <= nowMs);
  });
}

/**
 * Reconciles the days of a rail that are due, oldest first, as far as the time goes; what fails is tried again by the
 * next run and holds up no other day. Answers how many days were looked at.
 */
export async function reconcileDue(context: Needs, channel: PayoutChannel): Promise<number> {
  const rail = await railOf(context, channel);
  if (!rail) return 0;
  const days = await dueDays(context, channel);
  if (days.length === 0) return 0;
  const { clock, untilMs, report } = context;
  const lease = leaseOf(context, `reconcile:${channel}`, untilMs);
  if (!(await lease.isOurs())) return 0;
  const bills = billsOf(rail, clock);
  let looked = 0;
  try {
    for (const day of days) {
      if (clock.nowMs() >= untilMs) break;
      looked += 1;
      await reconcileDay(context, channel, day, bills).catch(report);
    }
    return looked;
  } finally {
    await lease.release();
  }
}
