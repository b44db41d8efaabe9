import { orderTotalFen } from '../../../shared/application/orders/order-sum';
import { orderTimes, workView } from '../../../shared/application/orders/order-view';
import type { Account } from '../../../shared/collections/accounts';
import type { Order } from '../../../shared/collections/orders';
import type { Work } from '../../../shared/collections/works';
import type { OutputOf } from '../../../shared/contract/action';
import type { publishingContract } from '../../../shared/contract/publishing';
import { orderNumberOf } from '../../../shared/domain/orders/order-number';
import { maskNickname } from '../../../shared/domain/text/masking';

type WorkerOrder = OutputOf<typeof publishingContract.order>['order'];

/** An order as the publisher of its task sees it, its worker masked. */
export const workerOrder = (
  order: Order,
  worker: Pick<Account, 'nickname'> | undefined,
  work: Work | undefined,
): WorkerOrder => ({
  orderId: order.id,
  number: orderNumberOf(order.id),
  taskId: order.taskId,
  title: order.terms.title,
  name: maskNickname(worker?.nickname ?? ''),
  status: order.status,
  pay: { amountFen: order.terms.payFen, unit: order.terms.payUnit },
  quantity: order.terms.quantity,
  sessions: order.terms.sessions,
  totalFen: orderTotalFen(order),
  ...(order.earnedFen !== undefined && { earnedFen: order.earnedFen }),
  ...orderTimes(order),
  ...(work && { work: workView(work) }),
});
