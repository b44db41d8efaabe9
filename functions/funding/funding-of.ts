import { ownTask } from '../../shared/application/tasks/own-task';
import { taskFunds } from '../../shared/collections/fundings';
import { AppError } from '../../shared/contract/errors';
import type { Context } from '../../shared/ports/context';

/** What has to be paid for an own task, by its reference. Errors: TASK_NOT_FOUND, NOTHING_TO_FUND. */
export async function fundingOf({ store, caller }: Context<'publisher'>, taskId: string): Promise<string> {
  await ownTask(store, taskId, caller.account.id);
  const fundingId = (await store.get(taskFunds, taskId))?.fundingId;
  if (fundingId === undefined) throw new AppError('NOTHING_TO_FUND');
  return fundingId;
}
