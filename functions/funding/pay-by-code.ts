import { orderCode } from '../../shared/application/money/charges/order-code';
import { AppError } from '../../shared/contract/errors';
import type { fundingContract } from '../../shared/contract/funding';
import type { UseCase } from '../../shared/ports/context';
import { fundingOf } from './funding-of';

/**
 * Makes the order by which what has to be paid for an own task is paid by scanning a code, by whoever does. Asked for again it
 * is the same order; only the code that came last is good. Errors: TASK_NOT_FOUND, NOTHING_TO_FUND, WECHAT_PAY_UNAVAILABLE.
 */
export const payByCode: UseCase<typeof fundingContract.payByCode, 'hash' | 'rails'> = async (
  { taskId },
  context,
) => {
  const { paymentId, expiresAtMs, answer } = await orderCode(context, await fundingOf(context, taskId));
  if (answer.kind === 'scannable') return { paymentId, expiresAtMs, codeUrl: answer.codeUrl };
  if (answer.kind === 'paid') return { paymentId, expiresAtMs };
  throw new AppError('WECHAT_PAY_UNAVAILABLE');
};
