import { undoDecision } from '../../../shared/application/orders/decisions';
import { forEachOf } from '../../../shared/application/parallel';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { ordersOf } from './orders-of';

/** So many at once meet on the places of one task. */
const atOnce = 4;

/** Takes decisions back that are not told yet. Repeated, it answers the same. Errors: TASK_NOT_FOUND, ORDER_NOT_FOUND. */
export const undoDecisions: UseCase<typeof publishingContract.undoDecisions> = async (
  { taskId, orderIds },
  context,
) => {
  await ordersOf(context, taskId, orderIds);
  const undone = new Set<string>();
  await forEachOf(orderIds, atOnce, async (orderId) => {
    if (await undoDecision(context, orderId)) undone.add(orderId);
  });
  return { undone: orderIds.filter((orderId) => undone.has(orderId)) };
};
