import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { endWaiting as endThem } from '../../shared/application/orders/end-waiting';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { Context } from '../../shared/ports/context';

/** Ends the waiting for a task that is full or closed, a hundred at a time. */
export const endWaiting: MeetDeadline<Pick<Context<'timer'>, 'store' | 'clock' | 'untilMs'>> = async (
  context,
  { subject },
  settle,
) => {
  const { store, clock, untilMs } = context;
  const isMore = await endThem(context, subject, untilMs);
  await store.transact((tx) => settle(tx, isMore ? clock.nowMs() + minuteMs : undefined));
};
