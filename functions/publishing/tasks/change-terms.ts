import { costView } from '../../../shared/application/money/cost-view';
import { askForTerms, fundsOf, missingFen } from '../../../shared/application/money/terms-funds';
import { changeAsked } from '../../../shared/application/orders/ask-terms';
import { ownWholeTask } from '../../../shared/application/tasks/own-task';
import type { WholeTask } from '../../../shared/application/tasks/whole-task';
import { answerBy, changeableOf, withTerms, writeTerms } from '../../../shared/application/tasks/write-terms';
import type { TaskFunds } from '../../../shared/collections/fundings';
import type { Task } from '../../../shared/collections/tasks';
import type { OutputOf } from '../../../shared/contract/action';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract, TaskDraft } from '../../../shared/contract/publishing';
import { ratesAt, ratesOf } from '../../../shared/domain/money/cost';
import { type Fen, fen } from '../../../shared/domain/money/money';
import type { Context, UseCase } from '../../../shared/ports/context';
import { ConditionFailed, type Transaction } from '../../../shared/ports/store';
import { checkByWeChat, forbidden } from '../check-text';
import { draftOf, ownTaskView } from '../own-task';
import { checkPlan } from './check-plan';
import { assessTask, isJudgedAlike, taskText } from './judge-task';
import { located } from './located';
import { checkUnverified, isVerified } from './unverified';

/**
 * Lets the new text be judged; since it is read at once, what is doubtful is refused too, and every other text of
 * somebody unverified, which an operator would have to read first.
 */
async function judge(
  context: Context<'publisher', 'wechat' | 'settings'>,
  before: WholeTask,
  after: WholeTask,
) {
  if (!(await isVerified(context, after.publisherId))) {
    if (!isJudgedAlike(before, after))
      throw new AppError('UNVERIFIED_LIMIT', { ...context.settings.unverified });
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

type Done = OutputOf<typeof publishingContract.changeTerms>;

/** What has to be paid for other terms, line by line. */
function dueFor(task: Task, amountFen: Fen, nowMs: number): NonNullable<Done['due']> {
  const rates = task.costRates === undefined ? ratesAt(nowMs) : ratesOf(task.costRates);
  const cost = costView(task, rates);
  return { cost, coveredFen: fen(cost.totalFen - amountFen), amountFen };
}

/** A call whose answer was lost is sent again: the same terms are wanted already. Errors: TERMS_PLACES_UNPAID, TERMS_UNPAID. */
function isWantedAlready(
  { wantedTerms, fundingId }: TaskFunds,
  current: WholeTask,
  after: WholeTask,
): boolean {
  if (!wantedTerms && fundingId !== undefined) throw new AppError('TERMS_PLACES_UNPAID');
  if (!wantedTerms) return false;
  const same = JSON.stringify(draftOf(withTerms(current, wantedTerms))) === JSON.stringify(draftOf(after));
  if (!same || wantedTerms.paidFen !== undefined) throw new AppError('TERMS_UNPAID');
  return true;
}

/** Writes the change where its cost is reserved, else asks for what is missing: then the terms of before go on. */
async function write(
  tx: Transaction,
  context: Context<'publisher', 'wechat'>,
  before: WholeTask,
  after: WholeTask,
): Promise<Done> {
  const nowMs = context.clock.nowMs();
  const byMs = answerBy(before, after, nowMs);
  if (byMs === undefined) throw new AppError('TERMS_TOO_LATE');
  const funds = await fundsOf(tx, before.id);
  const amountFen = missingFen(funds, after, nowMs);
  const isAskedFor = isWantedAlready(funds, before, after);
  if (amountFen === 0) {
    const task = await writeTerms(tx, context, { before, after, funds, byMs }, 'publisher');
    return { task: ownTaskView(task), answerByMs: byMs };
  }
  if (!isAskedFor) {
    const wanted = { amountFen, termsVersion: before.termsVersion, terms: changeableOf(after) };
    const step = { by: 'publisher', atMs: nowMs } as const;
    await askForTerms(tx, context, { task: before, funds }, wanted, step);
  }
  return { task: ownTaskView(before), due: dueFor(after, amountFen, nowMs) };
}

/**
 * Changes the terms of an own open task under people who signed up for it: each of them is asked to accept or to leave,
 * and their orders stand on the terms of before until they have. What costs more than is reserved is told and asked for
 * first; nobody is asked before it is paid. Repeated, it answers the same. Errors: TASK_NOT_FOUND, TASK_NOT_OPEN,
 * TASK_DATES_INVALID, TASK_QUANTITY_INVALID, TASK_COST_TOO_HIGH, TASK_PLACE_OUTSIDE_CITY, CHANGED_MEANWHILE,
 * TERMS_UNCHANGED, TERMS_ASKED_ALREADY while an earlier change is not answered to, TERMS_TOO_LATE, TERMS_UNPAID while another one
 * is to be paid for, TERMS_PLACES_UNPAID, UNVERIFIED_LIMIT, TASK_FORBIDDEN, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const changeTerms: UseCase<typeof publishingContract.changeTerms, 'wechat' | 'settings'> = async (
  input,
  context,
) => {
  const { store, clock, caller } = context;
  const { taskId, termsVersion, changes } = input;
  const { id: publisherId } = caller.account;
  const seen = await ownWholeTask(store, taskId, publisherId);
  if (seen.status === 'open') await judge(context, seen, changed(seen, changes, clock.nowMs()).after);
  const made = store.transact(async (tx): Promise<Done> => {
    const nowMs = clock.nowMs();
    const current = await ownWholeTask(tx, taskId, publisherId);
    // Two changes at once meet on the task.
    const asked = await changeAsked(store, taskId, current.termsVersion);
    const { after, isSame } = changed(current, changes, nowMs);
    if (isSame && asked) return { task: ownTaskView(current), answerByMs: asked.answerByMs };
    if (current.status !== 'open') throw new AppError('TASK_NOT_OPEN');
    if (current.termsVersion !== termsVersion || taskText(current) !== taskText(seen))
      throw new AppError('CHANGED_MEANWHILE');
    if (isSame) throw new AppError('TERMS_UNCHANGED');
    if (asked && asked.answerByMs > nowMs)
      throw new AppError('TERMS_ASKED_ALREADY', { untilMs: asked.answerByMs });
    checkPlan(after, nowMs, current);
    return write(tx, context, current, after);
  });
  return made.catch((error) => {
    if (!(error instanceof ConditionFailed)) throw error;
    throw new AppError('TASK_NOT_OPEN');
  });
};
