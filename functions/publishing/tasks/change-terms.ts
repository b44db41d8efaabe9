import { setDeadline } from '../../../shared/application/deadlines/deadlines';
import { advance } from '../../../shared/application/lifecycles/advance';
import { coverTerms } from '../../../shared/application/money/task-funds';
import { askTermsDeadline, changeAsked } from '../../../shared/application/orders/ask-terms';
import { renewTerms } from '../../../shared/application/tasks/places/places';
import { taskExpiry } from '../../../shared/application/tasks/task-expiry';
import { documentsOf, type WholeTask } from '../../../shared/application/tasks/whole-task';
import { pastTerms, pastTermsId, tasks, taskTexts } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract, TaskDraft } from '../../../shared/contract/publishing';
import { rulesAt } from '../../../shared/domain/orders/order-rules';
import { answerByMs } from '../../../shared/domain/orders/terms-change';
import { workStartMs } from '../../../shared/domain/tasks/sessions';
import type { Context, UseCase } from '../../../shared/ports/context';
import { ConditionFailed, type Transaction } from '../../../shared/ports/store';
import { checkByWeChat, forbidden } from '../check-text';
import { draftOf, ownTaskView, ownWholeTask } from '../own-task';
import { checkPlan } from './check-plan';
import { assessTask, isJudgedAlike, taskText } from './judge-task';
import { located } from './located';
import { checkUnverified, isVerified } from './unverified';

/** Everything of a task as it stood, for those who signed up for it. */
function keepPast(tx: Transaction, before: WholeTask, askedAtMs: number, byMs: number): void {
  const { placeName, longitude, latitude, perks, termsVersion } = before;
  tx.create(pastTerms, {
    ...documentsOf(before).texts,
    placeName,
    longitude,
    latitude,
    perks,
    id: pastTermsId(before.id, termsVersion),
    askedAtMs,
    answerByMs: byMs,
  });
}

/** Until when whoever signed up answers to a change that is made now. Errors: TERMS_TOO_LATE. */
function answerBy(before: WholeTask, after: WholeTask, nowMs: number): number {
  const startMs = Math.min(workStartMs(before.sessions), workStartMs(after.sessions));
  const byMs = answerByMs(rulesAt(nowMs), nowMs, startMs);
  if (byMs === undefined) throw new AppError('TERMS_TOO_LATE');
  return byMs;
}

/**
 * Lets the new text be judged; since it is read at once, what is doubtful is refused too, and every other text of
 * somebody unverified, which an operator would have to read first.
 */
async function judge(context: Context<'publisher', 'wechat'>, before: WholeTask, after: WholeTask) {
  if (!(await isVerified(context, after.publisherId))) {
    if (!isJudgedAlike(before, after)) throw new AppError('UNVERIFIED_LIMIT');
    await checkUnverified(context, after);
  }
  const found = assessTask(after);
  if (found) throw forbidden(found);
  const text = taskText(after);
  if (text !== taskText(before)) await checkByWeChat(context, text, after.title);
}

/** The task as it is to be, and whether it is already: a call whose answer was lost is sent again. */
function changed(task: WholeTask, changes: Partial<TaskDraft>, nowMs: number) {
  const after = located({ ...task, ...changes, updatedAtMs: Math.max(nowMs, task.updatedAtMs) });
  return { after, isSame: JSON.stringify(draftOf(after)) === JSON.stringify(draftOf(task)) };
}

/** Writes an open task with other terms; a minute later at most, those who signed up are asked. */
async function write(
  tx: Transaction,
  context: Context<'publisher', 'wechat'>,
  before: WholeTask,
  after: WholeTask,
): Promise<{ readonly task: WholeTask; readonly answerByMs: number }> {
  const nowMs = context.clock.nowMs();
  const byMs = answerBy(before, after, nowMs);
  const { task, texts } = documentsOf({ ...after, termsVersion: before.termsVersion + 1 });
  await coverTerms(tx, before, task, nowMs);
  keepPast(tx, before, nowMs, byMs);
  renewTerms(tx, before);
  tx.update(taskTexts, texts);
  await setDeadline(tx, context, askTermsDeadline(task.id, nowMs));
  if (task.signUpDeadlineMs !== before.signUpDeadlineMs) await setDeadline(tx, context, taskExpiry(task));
  const written = advance(tx, tasks, task, 'change', { by: 'publisher', atMs: after.updatedAtMs });
  return { task: { ...texts, ...written }, answerByMs: byMs };
}

/**
 * Changes the terms of an own open task under people who signed up for it: each of them is asked to accept or to leave,
 * and their orders stand on the terms of before until they have. Repeated, it answers the same. Errors: TASK_NOT_FOUND,
 * TASK_NOT_OPEN, TASK_DATES_INVALID, TASK_QUANTITY_INVALID, TASK_COST_TOO_HIGH, TASK_PLACE_OUTSIDE_CITY,
 * CHANGED_MEANWHILE, TERMS_UNCHANGED, TERMS_ASKED_ALREADY while an earlier change is not answered to, TERMS_TOO_LATE, TERMS_COST_MORE,
 * TERMS_PLACES_UNPAID, UNVERIFIED_LIMIT, TASK_FORBIDDEN, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const changeTerms: UseCase<typeof publishingContract.changeTerms, 'wechat'> = async (
  input,
  context,
) => {
  const { store, clock, caller } = context;
  const { taskId, termsVersion, changes } = input;
  const { id: publisherId } = caller.account;
  const seen = await ownWholeTask(store, taskId, publisherId);
  if (seen.status === 'open') await judge(context, seen, changed(seen, changes, clock.nowMs()).after);
  const made = store.transact(async (tx) => {
    const nowMs = clock.nowMs();
    const current = await ownWholeTask(tx, taskId, publisherId);
    // Two changes at once meet on the task.
    const asked = await changeAsked(store, taskId, current.termsVersion);
    const { after, isSame } = changed(current, changes, nowMs);
    if (isSame && asked) return { task: current, answerByMs: asked.answerByMs };
    if (current.status !== 'open') throw new AppError('TASK_NOT_OPEN');
    if (current.termsVersion !== termsVersion || taskText(current) !== taskText(seen))
      throw new AppError('CHANGED_MEANWHILE');
    if (isSame) throw new AppError('TERMS_UNCHANGED');
    if (asked && asked.answerByMs > nowMs)
      throw new AppError('TERMS_ASKED_ALREADY', { untilMs: asked.answerByMs });
    checkPlan(after, nowMs, current);
    return write(tx, context, current, after);
  });
  const { task, answerByMs: byMs } = await made.catch((error) => {
    if (!(error instanceof ConditionFailed)) throw error;
    throw new AppError('TASK_NOT_OPEN');
  });
  return { task: ownTaskView(task), answerByMs: byMs };
};
