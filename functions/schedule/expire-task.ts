import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { advance } from '../../shared/application/lifecycles/advance';
import { stopFunding, sweepLater } from '../../shared/application/money/task-funds';
import { closePlaces } from '../../shared/application/tasks/places/places';
import { tasks } from '../../shared/collections/tasks';
import type { Context } from '../../shared/ports/context';

/** Closes an open task whose sign-up deadline has passed; what nobody has paid for becomes a draft again. */
export const expireTask: MeetDeadline<Context<'timer'>> = async (context, { subject }, settle) => {
  const { store, clock } = context;
  await store.transact(async (tx) => {
    const task = await tx.get(tasks, subject);
    const isOpen = task?.status === 'open' || task?.status === 'awaiting-funds';
    // A deadline that was moved meanwhile is met when its time has come.
    const isEarly = isOpen && task.signUpDeadlineMs > clock.nowMs();
    const isDue = await settle(tx, isEarly ? task.signUpDeadlineMs : undefined);
    if (!isDue || !isOpen || isEarly) return;
    const step = { by: 'platform', atMs: clock.nowMs() } as const;
    if (task.status === 'awaiting-funds') {
      await stopFunding(tx, context, task, 'lapse', step);
      advance(tx, tasks, task, 'lapse', step);
      return;
    }
    await sweepLater(tx, context, task.id);
    advance(tx, tasks, { ...task, closedReason: 'deadline' }, 'expire', step);
    closePlaces(tx, task);
  });
};
