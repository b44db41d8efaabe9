import { decideReview } from '../../shared/application/moderation/task-reviews';
import type { operationsContract } from '../../shared/contract/operations';
import type { UseCase } from '../../shared/ports/context';

/**
 * Decides on a task in review; repeated, it answers the same.
 * Errors: TASK_NOT_FOUND, TASK_NOT_IN_REVIEW, TASK_DEADLINE_PASSED, CHANGED_MEANWHILE.
 */
export const reviewTask: UseCase<typeof operationsContract.reviewTask> = async (input, context) => {
  const { id, status } = await decideReview(context, input);
  return { taskId: id, status };
};
