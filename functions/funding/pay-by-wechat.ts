import { openidOf } from '../../shared/application/account/wechat-identity';
import { chargeRailOf } from '../../shared/application/money/charges/charge-rail-of';
import { orderCharge } from '../../shared/application/money/charges/order-charge';
import { AppError } from '../../shared/contract/errors';
import type { fundingContract } from '../../shared/contract/funding';
import type { UseCase } from '../../shared/ports/context';
import { fundingOf } from './funding-of';

/**
 * Makes the order by which what has to be paid for an own task is paid on this phone. Tapped again, or after an answer was
 * lost, it is the same order. Errors: TASK_NOT_FOUND, NOTHING_TO_FUND, WECHAT_PAY_UNAVAILABLE.
 */
export const payByWeChat: UseCase<typeof fundingContract.payByWeChat, 'hash' | 'rails'> = async (
  { taskId },
  context,
) => {
  const fundingId = await fundingOf(context, taskId);
  const rail = await chargeRailOf(context);
  if (!rail) throw new AppError('WECHAT_PAY_UNAVAILABLE');
  const openid = await openidOf(context);
  const { paymentId, answer } = await orderCharge(context, rail, { fundingId, openid });
  if (answer.kind === 'ready') return { paymentId, prompt: answer.prompt };
  if (answer.kind === 'paid') return { paymentId };
  throw new AppError('WECHAT_PAY_UNAVAILABLE');
};
