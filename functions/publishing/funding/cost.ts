import { costView } from '../../../shared/application/money/cost-view';
import type { publishingContract } from '../../../shared/contract/publishing';
import { ratesAt } from '../../../shared/domain/money/cost';
import type { UseCase } from '../../../shared/ports/context';
import { checkCost } from '../tasks/check-cost';

/** What a task would cost by the rates of now. Errors: TASK_COST_TOO_HIGH. */
export const cost: UseCase<typeof publishingContract.cost> = async (work, { clock }) => {
  checkCost(work, clock.nowMs());
  return { cost: costView(work, ratesAt(clock.nowMs())) };
};
