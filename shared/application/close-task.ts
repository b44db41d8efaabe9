import { type Task, taskPlaces, tasks } from '../collections/tasks';
import type { Transaction } from '../ports/store';

/** Ends the sign-up of an open task: it leaves the lists, and no place can be taken from now on. */
export function closeTask(
  tx: Transaction,
  task: Task,
  closedReason: NonNullable<Task['closedReason']>,
  nowMs: number,
): Task {
  const closed: Task = { ...task, status: 'closed', closedReason, updatedAtMs: nowMs };
  tx.update(tasks, closed);
  tx.add(taskPlaces, task.id, { open: -1 }, { where: { open: 1 } });
  return closed;
}
