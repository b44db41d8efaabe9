import type { Task } from '../../collections/tasks';
import type { TaskEventType } from '../../contract/events';
import type { Transaction } from '../../ports/store';

/** Tells, in the transaction of the change, what happens to a task: where and what it is, and nothing else. */
export const emitOfTask = (
  tx: Pick<Transaction, 'emit'>,
  type: TaskEventType,
  { id: taskId, cityCode, category }: Task,
): void => tx.emit({ type, facts: { taskId, cityCode, category } });
