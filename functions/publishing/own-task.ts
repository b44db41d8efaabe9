import { type WholeTask, wholeTask } from '../../shared/application/tasks/whole-task';
import { type Task, tasks } from '../../shared/collections/tasks';
import { AppError } from '../../shared/contract/errors';
import type { OwnTask, TaskDraft } from '../../shared/contract/publishing';
import type { Transaction } from '../../shared/ports/store';

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

/** The part of a task that its publisher writes. */
export const draftOf = (task: WholeTask): TaskDraft => ({
  title: task.title,
  category: task.category,
  type: task.type,
  description: task.description,
  serviceStandard: task.serviceStandard,
  requirements: task.requirements,
  bring: task.bring,
  cityCode: task.cityCode,
  placeName: task.placeName,
  address: task.address,
  pictureIds: task.pictureIds ?? [],
  longitude: task.longitude,
  latitude: task.latitude,
  payFen: task.payFen,
  payUnit: task.payUnit,
  places: task.places,
  admission: task.admission,
  minAge: task.minAge,
  signUpDeadlineMs: task.signUpDeadlineMs,
  sessions: task.sessions,
  quantity: task.quantity,
  perks: task.perks,
  settlementCycle: task.settlementCycle,
  ...(task.photoCheckIn !== undefined && { photoCheckIn: task.photoCheckIn }),
});

/** A task as its publisher sees it. */
export const ownTaskView = (task: WholeTask): OwnTask => ({
  ...draftOf(task),
  taskId: task.id,
  status: task.status,
  termsVersion: task.termsVersion,
});
