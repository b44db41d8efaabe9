import { type Task, taskPlaces, tasks } from '../../collections/tasks';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { advance } from '../lifecycles/advance';

/**
 * Ends the sign-up of an open task: it leaves the lists, and no place can be taken from now on.
 * Errors: TASK_NOT_OPEN.
 */
export function closeTask(
  tx: Transaction,
  outside: Pick<Ports, 'clock' | 'ids'>,
  task: Task,
  closedReason: NonNullable<Task['closedReason']>,
): Task {
  const atMs = outside.clock.nowMs();
  const closing = { ...task, closedReason };
  const closed =
    closedReason === 'publisher'
      ? advance(tx, outside, tasks, closing, 'close', { by: 'publisher', atMs })
      : advance(tx, outside, tasks, closing, 'expire', { by: 'platform', atMs });
  tx.add(taskPlaces, task.id, { open: -1 }, { where: { open: 1 } });
  return closed;
}
