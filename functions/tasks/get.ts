import { pictureAddress } from '../../shared/application/pictures/picture-address';
import { wholeTask } from '../../shared/application/tasks/whole-task';
import { AppError } from '../../shared/contract/errors';
import type { tasksContract } from '../../shared/contract/tasks';
import { isShown } from '../../shared/domain/lifecycles/task-lifecycle';
import type { UseCase } from '../../shared/ports/context';
import { taskDetail } from './task-view';

/** One task; what people may not see yet is nobody's business but its publisher's. Errors: TASK_NOT_FOUND. */
export const get: UseCase<typeof tasksContract.get, 'files'> = async ({ taskId }, context) => {
  const { store } = context;
  const task = await wholeTask(store, taskId);
  if (!task || !isShown(task.status)) throw new AppError('TASK_NOT_FOUND');
  const [detail, pictures] = await Promise.all([
    taskDetail(store, task),
    pictureAddress(context, task.pictureIds ?? [], 'public'),
  ]);
  return { task: { ...detail, pictures } };
};
