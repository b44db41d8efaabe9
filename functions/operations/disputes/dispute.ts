import { disputeView } from '../../../shared/application/orders/dispute-view';
import { orderTotalFen } from '../../../shared/application/orders/order-sum';
import { orderDetail, workView } from '../../../shared/application/orders/order-view';
import { pictureAddress } from '../../../shared/application/pictures/picture-address';
import { picturesOfDispute, picturesOfWork } from '../../../shared/application/pictures/shown-pictures';
import { noteReads } from '../../../shared/application/privacy/note-reads';
import { disputes } from '../../../shared/collections/disputes';
import { orders } from '../../../shared/collections/orders';
import { works } from '../../../shared/collections/works';
import { AppError } from '../../../shared/contract/errors';
import type { operationsContract } from '../../../shared/contract/operations';
import type { UseCase } from '../../../shared/ports/context';

/** Everything that a dispute is decided by. Errors: ORDER_NOT_FOUND. */
export const dispute: UseCase<typeof operationsContract.dispute, 'files'> = async ({ orderId }, context) => {
  const { store, clock } = context;
  const [found, order, work] = await Promise.all([
    store.get(disputes, orderId),
    store.get(orders, orderId),
    store.get(works, orderId),
  ]);
  if (!found || !order) throw new AppError('ORDER_NOT_FOUND');
  await noteReads(context, { as: 'operator', kind: 'dispute', of: [order.accountId, order.publisherId] });
  const ids = [...picturesOfDispute(found), ...(work ? picturesOfWork(work) : [])];
  return {
    dispute: disputeView(found),
    order: orderDetail(order, clock.nowMs()),
    ...(work && { work: workView(work) }),
    mostFen: orderTotalFen(order),
    pictures: await pictureAddress(context, ids, 'party'),
  };
};
