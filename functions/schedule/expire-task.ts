import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { advance } from '../../shared/application/lifecycles/advance';
import { closePlaces } from '../../shared/application/tasks/places/places';
import { tasks } from '../../shared/collections/tasks';
import type { Ports } from '../../shared/ports/context';

/** Closes an open task whose sign-up deadline has passed. */
export const expireTask: MeetDeadline<Pick<Ports, 'store' | 'clock'>> = async (
  { store, clock },
  { subject },
  settle,
) => {
  await store.transact(async (tx) => {
    const task = await tx.get(tasks, subject);
    const isOpen = task?.status === 'open';
    // A deadline that was moved meanwhile is met when its time has come.
    const isEarly = isOpen && task.signUpDeadlineMs > clock.nowMs();
    const isDue = await settle(tx, isEarly ? task.signUpDeadlineMs : undefined);
    if (!isDue || !isOpen || isEarly) return;
    const closing = { ...task, closedReason: 'deadline' } as const;
    advance(tx, tasks, closing, 'expire', { by: 'platform', atMs: clock.nowMs() });
    closePlaces(tx, task);
  });
};
