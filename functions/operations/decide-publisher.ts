import { decideApplication } from '../../shared/application/publishers/decide-application';
import type { operationsContract } from '../../shared/contract/operations';
import type { UseCase } from '../../shared/ports/context';

/**
 * Decides on an application; repeated, it answers the same.
 * Errors: APPLICATION_NOT_FOUND, APPLICATION_NOT_SUBMITTED, CHANGED_MEANWHILE.
 */
export const decidePublisher: UseCase<typeof operationsContract.decidePublisher> = async (input, context) => {
  const { id, status } = await decideApplication(context, input);
  return { accountId: id, status };
};
