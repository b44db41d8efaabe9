import { disputeView } from '../../../shared/application/orders/dispute-view';
import { type Side, sidesOrder } from '../../../shared/application/orders/order-sides';
import { takeStep } from '../../../shared/application/orders/take-step';
import { notePictures, usePictures } from '../../../shared/application/pictures/use-pictures';
import { disputes } from '../../../shared/collections/disputes';
import type { Order } from '../../../shared/collections/orders';
import type { ordersContract } from '../../../shared/contract/orders';
import type { UseCase } from '../../../shared/ports/context';

/** How a side disputes an order: while it is worked and looked at, or what was decided of it. */
function eventOf({ status }: Order, side: Side) {
  if (side === 'worker') return status === 'accepted' || status === 'no-show' ? 'claim' : 'disputeByWorker';
  return status === 'cancelled' ? 'object' : 'disputeByPublisher';
}

/**
 * Asks an operator to decide about an order; its sum stays reserved until then. Repeated by the same side, it answers
 * the same. Errors: ORDER_NOT_FOUND, ORDER_NOT_DISPUTABLE, PICTURE_NOT_FOUND,
 * PICTURE_NOT_ARRIVED, PICTURE_REFUSED, PICTURE_USED.
 */
export const openDispute: UseCase<typeof ordersContract.dispute> = async (input, context) => {
  const { store, clock, caller } = context;
  const { orderId, text } = input;
  const subject = `dispute:${orderId}`;
  const use = { accountId: caller.account.id, purpose: 'dispute', subject } as const;
  const pictures = await usePictures(context, input.pictureIds, use);
  const dispute = await store.transact(async (tx) => {
    const [{ order, side }, known] = await Promise.all([
      sidesOrder(tx, orderId, caller.account.id),
      tx.get(disputes, orderId),
    ]);
    if (known?.openedBy === side && order.status === 'disputed') return known;
    const atMs = clock.nowMs();
    await takeStep(tx, context, order, eventOf(order, side), { by: side, atMs });
    const { taskId, accountId, publisherId } = order;
    const opened = {
      id: orderId,
      taskId,
      accountId,
      publisherId,
      openedBy: side,
      statements: [{ by: side, text, pictures, atMs }],
      openedAtMs: atMs,
    };
    tx.create(disputes, opened);
    notePictures(tx, subject, input.pictureIds);
    return opened;
  });
  return { dispute: disputeView(dispute) };
};
