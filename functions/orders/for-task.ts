import { orderIdOf } from '../../shared/application/orders/order-id';
import { orderDetail } from '../../shared/application/orders/order-view';
import { orders } from '../../shared/collections/orders';
import type { ordersContract } from '../../shared/contract/orders';
import type { UseCase } from '../../shared/ports/context';

/** The own order of a task, if there is one: whoever looks at a task has signed up for few. */
export const forTask: UseCase<typeof ordersContract.forTask, 'hash'> = async ({ taskId }, context) => {
  const { store, caller, clock } = context;
  const order = await store.get(orders, orderIdOf(context, taskId, caller.account.id));
  return order ? { order: orderDetail(order, clock.nowMs()) } : {};
};
