import { type Task, tasks } from '../../collections/tasks';
import { AppError } from '../../contract/errors';
import type { Transaction } from '../../ports/store';
import { type WholeTask, wholeTask } from './whole-task';

/** A task that belongs to the caller; another publisher's is as if it were not there. Errors: TASK_NOT_FOUND. */
export async function ownTask(
  from: Pick<Transaction, 'get'>,
  taskId: string,
  publisherId: string,
): Promise<Task> {
  const task = await from.get(tasks, taskId);
  if (task?.publisherId !== publisherId) throw new AppError('TASK_NOT_FOUND');
  return task;
}

/** The same with its texts. Errors: TASK_NOT_FOUND. */
export async function ownWholeTask(
  from: Pick<Transaction, 'get'>,
  taskId: string,
  publisherId: string,
): Promise<WholeTask> {
  const task = await wholeTask(from, taskId);
  if (task?.publisherId !== publisherId) throw new AppError('TASK_NOT_FOUND');
  return task;
}
