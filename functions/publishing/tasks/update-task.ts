import { setDeadline } from '../../../shared/application/deadlines/deadlines';
import { advance } from '../../../shared/application/lifecycles/advance';
import {
  askForPlaces,
  dropPlaces,
  fundTerms,
  stopFunding,
} from '../../../shared/application/money/task-funds';
import { checkTermsPaid } from '../../../shared/application/money/terms-funds';
import { ownWholeTask } from '../../../shared/application/tasks/own-task';
import { removePlaces, renewPlaces } from '../../../shared/application/tasks/places/places';
import { taskExpiry } from '../../../shared/application/tasks/task-expiry';
import { checkTaskPictures, noteTaskPictures } from '../../../shared/application/tasks/task-pictures';
import { documentsOf, type WholeTask } from '../../../shared/application/tasks/whole-task';
import { tasks, taskTexts } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract, TaskDraft } from '../../../shared/contract/publishing';
import type { Context, UseCase } from '../../../shared/ports/context';
import { ConditionFailed, type Transaction } from '../../../shared/ports/store';
import { checkByWeChat } from '../check-text';
import { draftOf, ownTaskView } from '../own-task';
import { checkPlan } from './check-plan';
import { type Checked, isJudgedAlike, moderationOf, reviewOf, taskText, unjudged } from './judge-task';
import { located } from './located';
import { checkUnverified, isVerified } from './unverified';

const differs = (one: TaskDraft, other: TaskDraft, field: keyof TaskDraft): boolean =>
  JSON.stringify(one[field]) !== JSON.stringify(other[field]);

/** Fields that change what those who signed up agreed to; a later deadline and more places do not. */
function changedTerms(before: TaskDraft, after: TaskDraft): string[] {
  return (Object.keys(before) as (keyof TaskDraft)[]).filter((field) => {
    if (field === 'signUpDeadlineMs' || field === 'places') return after[field] < before[field];
    return differs(before, after, field);
  });
}

function write(
  tx: Transaction,
  changed: WholeTask,
  event: 'change' | 'edit' | 'hold' | 'outgrow',
): WholeTask {
  const { task, texts } = documentsOf(changed);
  tx.update(taskTexts, texts);
  return { ...texts, ...advance(tx, tasks, task, event, { by: 'publisher', atMs: changed.updatedAtMs }) };
}

/** A change of an open task, and what WeChat said of its text. */
interface Change {
  readonly task: WholeTask;
  readonly changed: WholeTask;
  /** As many as were asked for, if any were. */
  readonly places: number | undefined;
  readonly checked: Checked;
}

/**
 * Writes an open task's change; one whose new text is doubtful, or could not be judged, is not seen until an
 * operator has; one that costs more than is reserved, until it is paid for. More places are there once they are. Errors:
 * TASK_TERMS_FIXED when terms change though somebody has signed up, TERMS_UNPAID, TASK_FORBIDDEN.
 */
async function writeOpen(
  tx: Transaction,
  context: Context<'publisher'>,
  { task, changed, places, checked }: Change,
): Promise<WholeTask> {
  const step = { by: 'publisher', atMs: changed.updatedAtMs } as const;
  const terms = changedTerms(draftOf(task), draftOf(changed));
  if (terms.length === 0) {
    await checkTermsPaid(tx, task.id);
    if (places !== undefined)
      await askForPlaces(tx, context, documentsOf(changed).task, task.places, places, step);
    return write(tx, { ...changed, places: task.places }, 'change');
  }
  const renewed = { ...changed, termsVersion: task.termsVersion + 1 };
  const review = isJudgedAlike(task, changed) ? undefined : reviewOf(changed, changed.updatedAtMs, checked);
  const fixed = () => new AppError('TASK_TERMS_FIXED', { fields: terms });
  if (review) {
    if (!(await removePlaces(tx, task))) throw fixed();
    await dropPlaces(tx, task, step);
    return write(tx, { ...renewed, review }, 'hold');
  }
  if (await fundTerms(tx, context, documentsOf(renewed).task, step)) {
    if (!(await removePlaces(tx, task))) throw fixed();
    return write(tx, renewed, 'outgrow');
  }
  const placed = await renewPlaces(tx, task, renewed);
  if (!placed) throw fixed();
  return write(tx, placed, 'change');
}

/**
 * Changes an own draft, open task or one in review or waiting to be paid for, which becomes a draft again. The text of an open task is checked
 * again; its pay and terms cannot change under those who signed up. Errors: TASK_NOT_FOUND, TASK_ENDED,
 * TASK_TERMS_FIXED with the fields, TERMS_UNPAID while other terms are to be paid for, TASK_CITY_FIXED once it has been open, since those who look in a city follow what
 * changes there, TASK_DATES_INVALID, TASK_QUANTITY_INVALID, TASK_COST_TOO_HIGH, TASK_PLACE_OUTSIDE_CITY, UNVERIFIED_LIMIT, those of pictures, TASK_FORBIDDEN,
 * CONTENT_REJECTED, CHANGED_MEANWHILE, SESSION_EXPIRED.
 */
export const updateTask: UseCase<typeof publishingContract.updateTask, 'wechat' | 'settings'> = async (
  input,
  context,
) => {
  const { store, clock, caller } = context;
  const changeOf = (task: WholeTask): WholeTask => {
    if (task.status === 'closed') throw new AppError('TASK_ENDED');
    const updatedAtMs = Math.max(clock.nowMs(), task.updatedAtMs);
    const changed = located({ ...unjudged(task), ...input.changes, updatedAtMs });
    if (task.publishedAtMs !== undefined && changed.cityCode !== task.cityCode)
      throw new AppError('TASK_CITY_FIXED');
    checkPlan(changed, clock.nowMs(), task.status === 'open' ? task : undefined);
    return changed;
  };
  const [seen, isKnown] = await Promise.all([
    ownWholeTask(store, input.taskId, caller.account.id),
    isVerified(context, caller.account.id),
  ]);
  const planned = changeOf(seen);
  await checkTaskPictures(context, input.changes, { taskId: seen.id, accountId: caller.account.id });
  const text = taskText(planned);
  const isChecked = seen.status === 'open' && text !== taskText(seen);
  if (isChecked) reviewOf(planned, clock.nowMs());
  if (seen.status === 'open' && !isKnown) await checkUnverified(context, planned);
  const answered = isChecked ? await checkByWeChat(context, text, planned.title) : 'passed';
  const checked = isKnown ? answered : 'unverified';
  try {
    const task = await store.transact(async (tx) => {
      const current = await ownWholeTask(tx, input.taskId, caller.account.id);
      const changed = changeOf(current);
      noteTaskPictures(tx, changed, current.pictureIds);
      if (current.status !== 'open') {
        const step = { by: 'publisher', atMs: changed.updatedAtMs } as const;
        if (current.status !== 'draft') await stopFunding(tx, context, current, 'cancel', step);
        return write(tx, changed, 'edit');
      }
      const isText = taskText(changed) !== taskText(current);
      if (isText && !(isChecked && taskText(changed) === text)) throw new AppError('CHANGED_MEANWHILE');
      if (changed.signUpDeadlineMs !== current.signUpDeadlineMs)
        await setDeadline(tx, context, taskExpiry(changed));
      return writeOpen(tx, context, {
        task: current,
        changed,
        places: input.changes.places,
        checked: taskText(changed) === text || !isKnown ? checked : 'passed',
      });
    });
    return { task: ownTaskView(task), moderation: moderationOf(task) };
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    throw new AppError('TASK_ENDED');
  }
};
