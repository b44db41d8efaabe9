import { type Task, tasks } from '../../collections/tasks';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { emitOfTask } from '../events/task-events';
import { closePlaces } from './places/places';

/** Ends the sign-up of an open task: it leaves the lists, and no place can be taken from now on. */
export function closeTask(
  tx: Transaction,
  outside: Pick<Ports, 'clock'>,
  task: Task,
  closedReason: NonNullable<Task['closedReason']>,
): Task {
  const closed: Task = { ...task, status: 'closed', closedReason, updatedAtMs: outside.clock.nowMs() };
  tx.update(tasks, closed);
  closePlaces(tx, task);
  emitOfTask(tx, 'task.closed', closed);
  return closed;
}
