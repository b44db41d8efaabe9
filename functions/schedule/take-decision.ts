import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { dropDecision, takeDecision } from '../../shared/application/orders/decisions';
import { decisions } from '../../shared/collections/decisions';
import { AppError } from '../../shared/contract/errors';
import type { Ports } from '../../shared/ports/context';

/** Takes a publisher's decision that can no longer be undone. */
export const takeDueDecision: MeetDeadline<Pick<Ports, 'store' | 'clock'>> = async (
  { store, clock },
  { subject },
  settle,
) => {
  const meet = (isTaken: boolean) =>
    store.transact(async (tx) => {
      const decision = await tx.get(decisions, subject);
      const nowMs = clock.nowMs();
      // Undone and decided anew meanwhile.
      const isEarly = decision?.dueAtMs !== undefined && decision.dueAtMs > nowMs;
      const isDue = await settle(tx, isEarly ? decision.dueAtMs : undefined);
      if (!isDue || isEarly || decision?.dueAtMs === undefined) return;
      if (isTaken) await takeDecision(tx, { clock }, decision);
      else dropDecision(tx, decision);
    });
  try {
    await meet(true);
  } catch (error) {
    // The birth date was corrected since: the publisher finds the person waiting, and decides again.
    if (!(error instanceof AppError && error.code === 'APPLICANT_UNDER_AGE')) throw error;
    await meet(false);
  }
};
