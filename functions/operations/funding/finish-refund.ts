import { finishRefund as finish } from '../../../shared/application/money/refunds';
import type { operationsContract } from '../../../shared/contract/operations';
import type { UseCase } from '../../../shared/ports/context';

/** Notes what came of a transfer back. Errors: REFUND_NOT_FOUND, REFUND_PAID, BANK_SERIAL_USED. */
export const finishRefund: UseCase<typeof operationsContract.finishRefund> = async (said, context) => {
  const { id: refundId, status } = await finish(context, said);
  return { refundId, status };
};
