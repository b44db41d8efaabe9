import { openidOf } from '../../shared/application/account/wechat-identity';
import { chargeRailOf } from '../../shared/application/money/charges/charge-rail-of';
import { makeCharge } from '../../shared/application/money/charges/make-charge';
import { takeChargeTurn } from '../../shared/application/money/charges/take-charge-turn';
import { ownTask } from '../../shared/application/tasks/own-task';
import { taskFunds } from '../../shared/collections/fundings';
import { AppError } from '../../shared/contract/errors';
import type { fundingContract } from '../../shared/contract/funding';
import type { UseCase } from '../../shared/ports/context';

/**
 * Makes the order by which what has to be paid for an own task is paid; it is written before WeChat Pay hears of it. Tapped
 * again, or after an answer was lost, it is the same order. Errors: TASK_NOT_FOUND, NOTHING_TO_FUND,
 * WECHAT_PAY_UNAVAILABLE.
 */
export const payByWeChat: UseCase<typeof fundingContract.payByWeChat, 'hash' | 'rails'> = async (
  { taskId },
  context,
) => {
  const { store, caller } = context;
  await ownTask(store, taskId, caller.account.id);
  const fundingId = (await store.get(taskFunds, taskId))?.fundingId;
  if (fundingId === undefined) throw new AppError('NOTHING_TO_FUND');
  const rail = await chargeRailOf(context);
  if (!rail) throw new AppError('WECHAT_PAY_UNAVAILABLE');
  const openid = await openidOf(context);
  const charge = await store.transact((tx) => makeCharge(tx, context, { fundingId, openid, rail }));
  const { id: paymentId, amountFen, body } = charge;
  const answer = await rail.make({ number: paymentId, amountFen, body });
  if (answer.kind === 'ready') return { paymentId, prompt: answer.prompt };
  // Whatever else was said, what became of it is asked and not assumed.
  const { status } = await takeChargeTurn(context, rail, charge);
  if (status !== 'paid') throw new AppError('WECHAT_PAY_UNAVAILABLE');
  return { paymentId };
};
