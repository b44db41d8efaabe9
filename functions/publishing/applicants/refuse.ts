import { publishersOrder } from '../../../shared/application/orders/order-sides';
import { freeTime } from '../../../shared/application/orders/schedule';
import { leavePlace } from '../../../shared/application/tasks/places/take-place';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { checkText } from '../check-text';
import { decide } from './decide';

/**
 * Refuses an applicant, with a reason they will read, which is checked like a task's text.
 * Errors: ORDER_NOT_FOUND, ORDER_NOT_WAITING, TASK_FORBIDDEN, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const refuse: UseCase<typeof publishingContract.refuse, 'wechat'> = async (
  { orderId, reason },
  context,
) => {
  await publishersOrder(context.store, orderId, context.caller.account.id);
  await checkText(context, reason);
  return decide(context, {
    orderId,
    event: 'refuse',
    reason,
    also(tx, order) {
      leavePlace(tx, order, false);
      return freeTime(tx, order);
    },
  });
};
