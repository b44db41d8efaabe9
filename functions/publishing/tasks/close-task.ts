import { advance } from '../../../shared/application/lifecycles/advance';
import { sweepLater } from '../../../shared/application/money/task-funds';
import { ownTask } from '../../../shared/application/tasks/own-task';
import { closePlaces } from '../../../shared/application/tasks/places/places';
import { tasks, taskTexts } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { ownTaskView } from '../own-task';

/** Closes an own open task; repeated, it answers the same. Errors: TASK_NOT_FOUND, TASK_NOT_OPEN. */
export const closeTask: UseCase<typeof publishingContract.closeTask> = async ({ taskId }, context) => {
  const { store, clock, caller } = context;
  const { task, texts } = await store.transact(async (tx) => {
    // The texts are only shown: read by the transaction they would be one more document to commit.
    const [current, texts] = await Promise.all([
      ownTask(tx, taskId, caller.account.id),
      store.get(taskTexts, taskId),
    ]);
    if (!texts) throw new AppError('TASK_NOT_FOUND');
    if (current.status === 'closed') return { task: current, texts };
    const closing = { ...current, closedReason: 'publisher' } as const;
    const task = advance(tx, tasks, closing, 'close', { by: 'publisher', atMs: clock.nowMs() });
    closePlaces(tx, current);
    await sweepLater(tx, context, taskId);
    return { task, texts };
  });
  return { task: ownTaskView({ ...texts, ...task }) };
};
