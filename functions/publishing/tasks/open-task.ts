import { setDeadline } from '../../../shared/application/deadlines/deadlines';
import { advance } from '../../../shared/application/lifecycles/advance';
import { openPlaces } from '../../../shared/application/tasks/places/places';
import { taskExpiry } from '../../../shared/application/tasks/task-expiry';
import { documentsOf, type WholeTask } from '../../../shared/application/tasks/whole-task';
import { tasks } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { checkText, taskText } from '../check-text';
import { ownTaskView, ownWholeTask } from '../own-task';
import { checkPlan } from './task-plan';

function checkDraft(task: WholeTask, nowMs: number): void {
  if (task.status === 'closed') throw new AppError('TASK_NOT_DRAFT');
  checkPlan(task, nowMs);
}

/**
 * Opens an own draft after its text was checked; opening an open task again answers the same.
 * Errors: TASK_NOT_FOUND, TASK_NOT_DRAFT, TASK_DATES_INVALID, TASK_PLACE_OUTSIDE_CITY, TASK_FORBIDDEN,
 * CONTENT_REJECTED, CHANGED_MEANWHILE when the draft changed while it was checked, and those of WeChat.
 */
export const openTask: UseCase<typeof publishingContract.openTask, 'wechat'> = async (
  { taskId },
  context,
) => {
  const { store, clock, caller } = context;
  const checked = await ownWholeTask(store, taskId, caller.account.id);
  if (checked.status === 'open') return { task: ownTaskView(checked) };
  checkDraft(checked, clock.nowMs());
  await checkText(context, taskText(checked), checked.title);
  const opened = await store.transact(async (tx) => {
    const task = await ownWholeTask(tx, taskId, caller.account.id);
    if (task.status === 'open') return task;
    const nowMs = clock.nowMs();
    checkDraft(task, nowMs);
    if (taskText(task) !== taskText(checked)) throw new AppError('CHANGED_MEANWHILE');
    const published = { ...openPlaces(tx, documentsOf(task).task), publishedAtMs: nowMs };
    const open = advance(tx, tasks, published, 'open', { by: 'publisher', atMs: nowMs });
    await setDeadline(tx, context, taskExpiry(task));
    return { ...task, ...open };
  });
  return { task: ownTaskView(opened) };
};
