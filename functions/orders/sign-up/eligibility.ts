import type { Account } from '../../../shared/collections/accounts';
import type { Task } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import { ageAt } from '../../../shared/domain/calendar/calendar';
import { isShown } from '../../../shared/domain/lifecycles/task-lifecycle';
import { leastAge } from '../../../shared/domain/orders/limits';

/**
 * Whether a person may sign up for a task as both stand. Errors: TASK_NOT_FOUND, TASK_CLOSED,
 * TASK_DEADLINE_PASSED, OWN_TASK, PROFILE_INCOMPLETE, UNDER_AGE (16 by law, or the task's own limit).
 */
export function checkEligible(task: Task | undefined, account: Account, nowMs: number): asserts task is Task {
  if (!task || !isShown(task.status)) throw new AppError('TASK_NOT_FOUND');
  if (task.closedReason === 'deadline' || (task.status === 'open' && task.signUpDeadlineMs <= nowMs)) {
    throw new AppError('TASK_DEADLINE_PASSED');
  }
  if (task.status !== 'open') throw new AppError('TASK_CLOSED');
  if (task.publisherId === account.id) throw new AppError('OWN_TASK');
  const { nickname, birthDate } = account;
  if (!nickname || !birthDate) {
    const missing = [...(nickname ? [] : ['nickname']), ...(birthDate ? [] : ['birthDate'])];
    throw new AppError('PROFILE_INCOMPLETE', { missing });
  }
  const minAge = leastAge(task);
  if (ageAt(birthDate, nowMs) < minAge) throw new AppError('UNDER_AGE', { minAge });
}
