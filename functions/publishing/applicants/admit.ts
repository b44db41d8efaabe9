import { taskPlaces } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { ConditionFailed } from '../../../shared/ports/store';
import { decide } from './decide';

/** Admits an applicant, while places last. Errors: ORDER_NOT_FOUND, ORDER_NOT_WAITING, TASK_FULL. */
export const admit: UseCase<typeof publishingContract.admit> = async ({ orderId }, context) => {
  try {
    return await decide(context, {
      orderId,
      event: 'admit',
      also: (tx, { taskId }) => tx.add(taskPlaces, taskId, { left: -1 }, { atLeast: { left: 0 } }),
    });
  } catch (error) {
    throw error instanceof ConditionFailed ? new AppError('TASK_FULL') : error;
  }
};
