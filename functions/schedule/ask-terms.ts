import { bringForward } from '../../shared/application/deadlines/deadlines';
import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { askTerms as askThem } from '../../shared/application/orders/ask-terms';
import { makePaidTerms } from '../../shared/application/tasks/make-paid-terms';
import { taskExpiry } from '../../shared/application/tasks/task-expiry';
import { tasks } from '../../shared/collections/tasks';
import type { Context } from '../../shared/ports/context';

/**
 * Makes the terms that were paid for, and asks those who signed up for a task to accept its changed ones; sign-up ends no
 * later than these say.
 */
export const askTerms: MeetDeadline<Pick<Context<'timer'>, 'store' | 'clock' | 'untilMs'>> = async (
  context,
  { subject },
  settle,
) => {
  const { store, clock, untilMs } = context;
  await makePaidTerms(context, subject);
  const againMs = await askThem(context, subject, untilMs);
  await store.transact(async (tx) => {
    const task = await tx.get(tasks, subject);
    await settle(tx, againMs);
    if (task?.status === 'open') await bringForward(tx, clock.nowMs(), taskExpiry(task));
  });
};
