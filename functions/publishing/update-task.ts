import { emitOfTask } from '../../shared/application/outbox';
import { type Task, taskPlaces, tasks } from '../../shared/collections/tasks';
import { AppError } from '../../shared/contract/errors';
import type { publishingContract, TaskDraft } from '../../shared/contract/publishing';
import type { UseCase } from '../../shared/ports/context';
import { ConditionFailed, type Transaction } from '../../shared/ports/store';
import { checkText, taskText } from './check-text';
import { draftOf, ownTask, ownTaskView } from './own-task';
import { checkDates } from './task-dates';

const differs = (one: TaskDraft, other: TaskDraft, field: keyof TaskDraft): boolean =>
  JSON.stringify(one[field]) !== JSON.stringify(other[field]);

/** Fields that change what those who signed up agreed to; a later deadline and more places do not. */
function changedTerms(before: TaskDraft, after: TaskDraft): string[] {
  return (Object.keys(before) as (keyof TaskDraft)[]).filter((field) => {
    if (field === 'signUpDeadlineMs' || field === 'places') return after[field] < before[field];
    return differs(before, after, field);
  });
}

/** Writes an open task's change; terms change only while nobody has signed up, which one condition guards. */
function writeOpen(tx: Transaction, task: Task, changed: Task, terms: readonly string[]): Task {
  const left = changed.places - task.places;
  if (terms.length === 0) {
    tx.update(tasks, changed);
    tx.add(taskPlaces, task.id, { left }, { where: { open: 1 } });
    return changed;
  }
  const renewed = { ...changed, termsVersion: task.termsVersion + 1 };
  tx.update(tasks, renewed);
  tx.add(taskPlaces, task.id, { left, termsVersion: 1 }, { where: { open: 1, signUps: 0 } });
  return renewed;
}

/**
 * Changes an own draft or open task. The text of an open task is checked again; its pay and terms cannot
 * change under those who signed up. Errors: TASK_NOT_FOUND, TASK_CLOSED, TASK_TERMS_FIXED with the fields,
 * TASK_DATES_INVALID, TASK_FORBIDDEN, CONTENT_REJECTED, BUSY, and those of WeChat.
 */
export const updateTask: UseCase<typeof publishingContract.updateTask> = async (input, context) => {
  const { store, clock, caller } = context;
  const changeOf = (task: Task): Task => {
    if (task.status === 'closed') throw new AppError('TASK_CLOSED');
    const changed = { ...task, ...input.changes, updatedAtMs: clock.nowMs() };
    checkDates(changed, clock.nowMs());
    return changed;
  };
  const seen = await ownTask(store, input.taskId, caller.account.id);
  const planned = changeOf(seen);
  const text = taskText(planned);
  const isChecked = seen.status === 'open' && text !== taskText(seen);
  if (isChecked) await checkText(context, text, planned.title);
  let terms: string[] = [];
  try {
    const task = await store.transact(async (tx) => {
      const current = await ownTask(tx, input.taskId, caller.account.id);
      const changed = changeOf(current);
      if (current.status === 'open') {
        const isText = taskText(changed) !== taskText(current);
        if (isText && !(isChecked && taskText(changed) === text)) throw new AppError('BUSY');
        terms = changedTerms(draftOf(current), draftOf(changed));
        emitOfTask(tx, context, 'task.changed', changed);
        return writeOpen(tx, current, changed, terms);
      }
      tx.update(tasks, changed);
      return changed;
    });
    return { task: ownTaskView(task) };
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    throw terms.length > 0
      ? new AppError('TASK_TERMS_FIXED', { fields: terms })
      : new AppError('TASK_CLOSED');
  }
};
