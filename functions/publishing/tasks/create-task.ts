import { once, type RecordResult } from '../../../shared/application/idempotency/idempotency';
import { advance } from '../../../shared/application/lifecycles/advance';
import { ownWholeTask } from '../../../shared/application/tasks/own-task';
import { checkTaskPictures, noteTaskPictures } from '../../../shared/application/tasks/task-pictures';
import { documentsOf } from '../../../shared/application/tasks/whole-task';
import { tasks, taskTexts } from '../../../shared/collections/tasks';
import { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { ownTaskView } from '../own-task';
import { checkPlan } from './check-plan';
import { moderationOf } from './judge-task';
import { located } from './located';

/**
 * Makes a draft, and says what would come of its text. Errors: TASK_DATES_INVALID, TASK_QUANTITY_INVALID, TASK_COST_TOO_HIGH,
 * TASK_PLACE_OUTSIDE_CITY, those of pictures; TASK_NOT_FOUND when a repeated call's draft is gone.
 */
export const createTask: UseCase<typeof publishingContract.createTask, 'hash'> = (input, context) => {
  const publisherId = context.caller.account.id;
  const taskId = context.ids.newId();
  return once(context, publishingContract.createTask, {
    input,
    async run(record: RecordResult<{ readonly taskId: string }>) {
      const nowMs = context.clock.nowMs();
      checkPlan(input.task, nowMs);
      await checkTaskPictures(context, input.task, { taskId, accountId: publisherId });
      const task = await context.store.transact(async (tx) => {
        record(tx, { taskId });
        const draft = {
          id: taskId,
          publisherId,
          ...located(input.task),
          termsVersion: 1,
          createdAtMs: nowMs,
        };
        const { task, texts } = documentsOf(draft);
        const created = advance(tx, tasks, task, 'create', { by: 'publisher', atMs: nowMs });
        tx.create(taskTexts, texts);
        noteTaskPictures(tx, draft);
        return { ...texts, ...created };
      });
      return { task: ownTaskView(task), moderation: moderationOf(task) };
    },
    async replay(result) {
      const task = await ownWholeTask(context.store, result.taskId, publisherId);
      return { task: ownTaskView(task), moderation: moderationOf(task) };
    },
  });
};
