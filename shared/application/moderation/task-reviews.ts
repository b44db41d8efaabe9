import { type Task, tasks } from '../../collections/tasks';
import type { ParsedInputOf } from '../../contract/action';
import { AppError } from '../../contract/errors';
import type { operationsContract } from '../../contract/operations';
import type { Ports } from '../../ports/context';
import { advance } from '../lifecycles/advance';
import { openOrAsk, stopFunding } from '../money/task-funds';
import { type WholeTask, wholeTask } from '../tasks/whole-task';

const pageSize = 100;

/** Within how many hours operators usually decide, as publishers are told. */
export const reviewWithinHours = 24;

export type Decision = ParsedInputOf<typeof operationsContract.reviewTask>;

/** What waits for an operator, with its texts, longest first. */
export async function tasksInReview({ store }: Pick<Ports, 'store'>): Promise<WholeTask[]> {
  const waiting: WholeTask[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list(tasks, 'inReview', ['all'], { limit: pageSize, order: 'asc', cursor });
    const read = await Promise.all(page.items.map(({ id }) => wholeTask(store, id)));
    waiting.push(...read.filter((task) => task !== undefined).filter(({ status }) => status === 'in-review'));
    cursor = page.next;
  } while (cursor !== undefined);
  return waiting;
}

/** Whether this very decision was taken before; anything else that happened since is no answer to it. */
const isDecided = ({ status, refusal }: Task, decision: Decision): boolean =>
  decision.decision === 'approve'
    ? status === 'open' || status === 'awaiting-funds'
    : status === 'draft' && refusal?.reason === decision.reason;

/**
 * Lets a task pass that is in review, to be paid for, or opened where that is done; or gives it back to its publisher with a reason; repeated, it answers the same.
 * Errors: TASK_NOT_FOUND, TASK_NOT_IN_REVIEW, TASK_DEADLINE_PASSED when nobody could sign up any more,
 * CHANGED_MEANWHILE when it is not the text that the operator has read.
 */
export const decideReview = (
  context: Pick<Ports, 'store' | 'clock' | 'ids'>,
  decision: Decision,
): Promise<Task> =>
  context.store.transact(async (tx) => {
    const current = await tx.get(tasks, decision.taskId);
    if (!current) throw new AppError('TASK_NOT_FOUND');
    if (isDecided(current, decision)) return current;
    const { review, ...task } = current;
    if (review && review.submittedAtMs !== decision.submittedAtMs) throw new AppError('CHANGED_MEANWHILE');
    const atMs = context.clock.nowMs();
    const step = { by: 'operator', atMs } as const;
    if (decision.decision === 'reject') {
      await stopFunding(tx, context, task, 'cancel', step);
      return advance(tx, tasks, { ...task, refusal: { reason: decision.reason, atMs } }, 'reject', step);
    }
    if (task.status === 'in-review' && task.signUpDeadlineMs <= atMs)
      throw new AppError('TASK_DEADLINE_PASSED');
    const steps = {
      open: (ready: Task) => advance(tx, tasks, ready, 'reopen', step),
      wait: (passed: Task) => advance(tx, tasks, passed, 'approve', step),
    };
    return openOrAsk(tx, context, task, steps, step);
  });
