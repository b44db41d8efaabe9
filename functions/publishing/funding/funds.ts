import { allOf } from '../../../shared/application/listing/all-of';
import { fundingView } from '../../../shared/application/money/funding-view';
import { drawnFrom } from '../../../shared/application/money/return-unused';
import { ownTask } from '../../../shared/application/tasks/own-task';
import { fundings, type Refund, refunds, taskFunds } from '../../../shared/collections/fundings';
import type { publishingContract } from '../../../shared/contract/publishing';
import { fen } from '../../../shared/domain/money/money';
import { maskAccount } from '../../../shared/domain/text/masking';
import type { UseCase } from '../../../shared/ports/context';

const refundView = ({ id, status, channel, amountFen, payerName, payerAccount, ...rest }: Refund) => ({
  refundId: id,
  status,
  amountFen,
  to: channel === 'wechat-pay' ? '微信支付（原路）' : maskAccount(payerName, payerAccount),
  createdAtMs: rest.createdAtMs,
  dueAtMs: rest.dueAtMs,
});

/** Where the money of an own task is. Errors: TASK_NOT_FOUND. */
export const funds: UseCase<typeof publishingContract.funds> = async ({ taskId }, { store, caller }) => {
  await ownTask(store, taskId, caller.account.id);
  const [of, paid, back, earnedFen] = await Promise.all([
    store.get(taskFunds, taskId),
    allOf(store, fundings, 'task', [taskId]),
    allOf(store, refunds, 'task', [taskId]),
    drawnFrom(store, taskId),
  ]);
  return {
    reservedFen: of?.reservedFen ?? fen(0),
    earnedFen,
    fundings: paid.map(fundingView),
    refunds: back.map(refundView),
  };
};
