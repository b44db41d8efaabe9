import { AppError } from '../../../shared/contract/errors';
import type { TaskDraft } from '../../../shared/contract/publishing';
import { isNearCity } from '../../../shared/domain/geo/near-city';
import { planFault } from '../../../shared/domain/tasks/task-plan';
import { checkCost } from './check-cost';

/**
 * Whether a task can be worked when and where it says; `before` is the open task that it changes, whose work may
 * have begun. Errors: TASK_DATES_INVALID and TASK_QUANTITY_INVALID with what is wrong,
 * TASK_COST_TOO_HIGH, TASK_PLACE_OUTSIDE_CITY.
 */
export function checkPlan(draft: TaskDraft, nowMs: number, before?: Pick<TaskDraft, 'sessions'>): void {
  const fault = planFault(draft, nowMs, before);
  if (fault) {
    const code = fault.field === 'quantity' ? 'TASK_QUANTITY_INVALID' : 'TASK_DATES_INVALID';
    throw new AppError(code, { field: fault.field, problem: fault.problem });
  }
  checkCost(draft, nowMs);
  if (!isNearCity(draft.cityCode, draft)) throw new AppError('TASK_PLACE_OUTSIDE_CITY');
}
