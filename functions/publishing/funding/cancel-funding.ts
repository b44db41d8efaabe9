import { advance } from '../../../shared/application/lifecycles/advance';
import { dropPlaces, stopFunding } from '../../../shared/application/money/task-funds';
import { ownTask } from '../../../shared/application/tasks/own-task';
import { tasks, taskTexts } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { ownTaskView } from '../own-task';

/**
 * Takes back what has to be paid: a task that waits for it becomes a draft, an open one keeps the places that it has. With
 * nothing to be paid, nothing happens. Errors: TASK_NOT_FOUND.
 */
export const cancelFunding: UseCase<typeof publishingContract.cancelFunding> = async (
  { taskId },
  context,
) => {
  const { store, clock, caller } = context;
  const { task, texts } = await store.transact(async (tx) => {
    // The texts are only shown: read by the transaction they would be one more document to commit.
    const [current, texts] = await Promise.all([
      ownTask(tx, taskId, caller.account.id),
      store.get(taskTexts, taskId),
    ]);
    if (!texts) throw new AppError('TASK_NOT_FOUND');
    const step = { by: 'publisher', atMs: clock.nowMs() } as const;
    if (current.status === 'open') await dropPlaces(tx, current, step);
    if (current.status !== 'awaiting-funds') return { task: current, texts };
    await stopFunding(tx, context, current, 'cancel', step);
    return { task: advance(tx, tasks, current, 'edit', step), texts };
  });
  return { task: ownTaskView({ ...texts, ...task }) };
};
