import { closeTask as close } from '../../shared/application/close-task';
import { documentsOf } from '../../shared/application/whole-task';
import { AppError } from '../../shared/contract/errors';
import type { publishingContract } from '../../shared/contract/publishing';
import type { UseCase } from '../../shared/ports/context';
import { ownTaskView, ownWholeTask } from './own-task';

/** Closes an own open task; repeated, it answers the same. Errors: TASK_NOT_FOUND, TASK_NOT_OPEN. */
export const closeTask: UseCase<typeof publishingContract.closeTask> = async ({ taskId }, context) => {
  const task = await context.store.transact(async (tx) => {
    const current = await ownWholeTask(tx, taskId, context.caller.account.id);
    if (current.status === 'closed') return current;
    if (current.status !== 'open') throw new AppError('TASK_NOT_OPEN');
    return { ...current, ...close(tx, context, documentsOf(current).task, 'publisher') };
  });
  return { task: ownTaskView(task) };
};
