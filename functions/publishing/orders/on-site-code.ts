import { onSiteCode as codeOf } from '../../../shared/application/orders/on-site-code';
import { ownTask } from '../../../shared/application/tasks/own-task';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';

/** The code of this minute by which workers of an own task check in. Errors: TASK_NOT_FOUND. */
export const onSiteCode: UseCase<typeof publishingContract.onSiteCode, 'hash'> = async (
  { taskId },
  context,
) => {
  const { id } = await ownTask(context.store, taskId, context.caller.account.id);
  return codeOf(context, id, context.clock.nowMs());
};
