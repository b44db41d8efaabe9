import { chargeRailOf } from '../../shared/application/money/charges/charge-rail-of';
import { ownTask } from '../../shared/application/tasks/own-task';
import { taskFunds } from '../../shared/collections/fundings';
import { AppError } from '../../shared/contract/errors';
import type { ChargeRail } from '../../shared/ports/charge-rail';
import type { Context } from '../../shared/ports/context';

/** What has to be paid for an own task, and the rail for it. Errors: TASK_NOT_FOUND, NOTHING_TO_FUND, WECHAT_PAY_UNAVAILABLE. */
export async function payable(
  context: Context<'publisher', 'rails'>,
  taskId: string,
): Promise<{ readonly fundingId: string; readonly rail: ChargeRail }> {
  const { store, caller } = context;
  await ownTask(store, taskId, caller.account.id);
  const fundingId = (await store.get(taskFunds, taskId))?.fundingId;
  if (fundingId === undefined) throw new AppError('NOTHING_TO_FUND');
  const rail = await chargeRailOf(context);
  if (!rail) throw new AppError('WECHAT_PAY_UNAVAILABLE');
  return { fundingId, rail };
}
