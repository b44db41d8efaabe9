import { closeTask } from '../../shared/application/tasks/close-task';
import { tasks } from '../../shared/collections/tasks';
import type { scheduleContract } from '../../shared/contract/schedule';
import { refusalOf } from '../../shared/domain/lifecycles/lifecycle';
import { taskLifecycle } from '../../shared/domain/lifecycles/task-lifecycle';
import type { UseCase } from '../../shared/ports/context';

/** One run closes at most 20 pages; the next run goes on. */
const maxPages = 20;
const pageSize = 100;

/** Closes open tasks whose sign-up deadline has passed, oldest deadline first. */
export const closeExpiredTasks: UseCase<typeof scheduleContract.closeExpiredTasks> = async (
  _input,
  context,
) => {
  const { store, clock } = context;
  const nowMs = clock.nowMs();
  const step = { by: 'platform', atMs: nowMs } as const;
  let handled = 0;
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const due = await store.list(tasks, 'expiry', ['open'], { limit: pageSize, to: nowMs, cursor });
    for (const { id } of due.items) {
      handled += await store.transact(async (tx) => {
        const task = await tx.get(tasks, id);
        if (!task || refusalOf(taskLifecycle.transitions.expire, task, step)) return 0;
        closeTask(tx, context, task, 'deadline');
        return 1;
      });
    }
    if (!due.next) break;
    cursor = due.next;
  }
  return { handled };
};
