import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { refunds } from '../../shared/collections/fundings';
import { dayMs } from '../../shared/domain/calendar/calendar';
import type { Context } from '../../shared/ports/context';

/** Tells operators, daily, of a refund that is not sent yet; an alarm reads the line. */
export const remindRefund: MeetDeadline<Context<'timer'>> = async (
  { store, clock, log },
  { subject },
  settle,
) => {
  const refund = await store.get(refunds, subject);
  const isDue = refund?.status === 'due';
  if (isDue)
    log({ level: 'error', metric: 'refundWaits', value: 1, refundId: subject, dueAtMs: refund.dueAtMs });
  await store.transact((tx) => settle(tx, isDue ? clock.nowMs() + dayMs : undefined));
};
