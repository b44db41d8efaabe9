import { AppError } from '../../../shared/contract/errors';
import type { TaskDraft } from '../../../shared/contract/publishing';
import { maxTaskCostFen, ratesAt, taskCost } from '../../../shared/domain/money/cost';

/** Whether a task may cost what it would. Errors: TASK_COST_TOO_HIGH. */
export function checkCost(work: Pick<TaskDraft, 'payFen' | 'quantity' | 'places'>, nowMs: number): void {
  if (taskCost(work, ratesAt(nowMs)).totalFen > maxTaskCostFen) throw new AppError('TASK_COST_TOO_HIGH');
}
