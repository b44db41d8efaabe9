import type { Task } from '../../shared/collections/tasks';

interface Filters {
  readonly category?: Task['category'];
  readonly payUnit?: Task['payUnit'];
  readonly minPayFen?: number;
  readonly settlementCycle?: Task['settlementCycle'];
}

/** Whether a task is open, before its deadline, and what the person asked for. */
export const fits =
  (filters: Filters, nowMs: number) =>
  (task: Task): boolean =>
    task.status === 'open' &&
    task.signUpDeadlineMs > nowMs &&
    (filters.category === undefined || task.category === filters.category) &&
    (filters.payUnit === undefined || task.payUnit === filters.payUnit) &&
    (filters.minPayFen === undefined || task.payFen >= filters.minPayFen) &&
    (filters.settlementCycle === undefined || task.settlementCycle === filters.settlementCycle);
