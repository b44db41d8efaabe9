import { advance } from '../../../shared/application/lifecycles/advance';
import { openOrAsk } from '../../../shared/application/money/task-funds';
import { checkNotStopped } from '../../../shared/application/support/payer-stops';
import { ownWholeTask } from '../../../shared/application/tasks/own-task';
import { documentsOf, type WholeTask } from '../../../shared/application/tasks/whole-task';
import { type Task, tasks } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { Context, UseCase } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';
import { checkByWeChat } from '../check-text';
import { ownTaskView } from '../own-task';
import { checkPlan } from './check-plan';
import { type Checked, moderationOf, reviewOf, taskText, unjudged } from './judge-task';
import { checkUnverified, isVerified } from './unverified';

function checkDraft(task: WholeTask, nowMs: number): void {
  if (task.status === 'closed') throw new AppError('TASK_NOT_DRAFT');
  checkPlan(task, nowMs);
}

const isPublished = ({ status }: WholeTask): boolean => status !== 'draft' && status !== 'closed';

/** Asks for its money, or has it reviewed; what is paid for already is open. */
async function publish(
  tx: Transaction,
  context: Context<'publisher'>,
  task: WholeTask,
  checked: Checked,
): Promise<WholeTask> {
  const atMs = context.clock.nowMs();
  const step = { by: 'publisher', atMs } as const;
  const review = reviewOf(task, atMs, checked);
  const { task: fresh } = documentsOf(unjudged(task));
  if (review) return { ...task, ...advance(tx, tasks, { ...fresh, review }, 'submit', step) };
  const steps = {
    open: (ready: Task) => advance(tx, tasks, ready, 'open', step),
    wait: (passed: Task) => advance(tx, tasks, passed, 'pass', step),
  };
  return { ...task, ...(await openOrAsk(tx, context, fresh, steps, step)) };
}

/**
 * Publishes an own draft after its text was checked: it is open once its cost is paid; or has it reviewed when that is
 * doubtful, WeChat could not judge it or nobody has verified who publishes; opening again answers the same. Errors: TASK_NOT_FOUND, TASK_NOT_DRAFT,
 * TASK_DATES_INVALID, TASK_QUANTITY_INVALID, TASK_COST_TOO_HIGH, TASK_PLACE_OUTSIDE_CITY, UNVERIFIED_LIMIT, TASK_FORBIDDEN,
 * PUBLISHING_STOPPED, CONTENT_REJECTED, CHANGED_MEANWHILE when the draft changed while it was checked, SESSION_EXPIRED.
 */
export const openTask: UseCase<typeof publishingContract.openTask, 'wechat' | 'settings'> = async (
  { taskId },
  context,
) => {
  const { store, clock, caller } = context;
  const [seen, isKnown] = await Promise.all([
    ownWholeTask(store, taskId, caller.account.id),
    isVerified(context, caller.account.id),
  ]);
  if (isPublished(seen)) return { task: ownTaskView(seen), moderation: moderationOf(seen) };
  checkDraft(seen, clock.nowMs());
  await checkNotStopped(store, caller.account.id);
  reviewOf(seen, clock.nowMs());
  if (!isKnown) await checkUnverified(context, seen);
  const answered = await checkByWeChat(context, taskText(seen), seen.title);
  const checked = isKnown ? answered : 'unverified';
  const task = await store.transact(async (tx) => {
    const current = await ownWholeTask(tx, taskId, caller.account.id);
    if (isPublished(current)) return current;
    checkDraft(current, clock.nowMs());
    if (taskText(current) !== taskText(seen)) throw new AppError('CHANGED_MEANWHILE');
    return publish(tx, context, current, checked);
  });
  return { task: ownTaskView(task), moderation: moderationOf(task) };
};
