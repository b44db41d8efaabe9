import { orderIdOf } from '../../shared/application/orders/order-id';
import type { ordersContract } from '../../shared/contract/orders';
import type { UseCase } from '../../shared/ports/context';
import { get } from './get';

/** The own order of a task. Errors: ORDER_NOT_FOUND when there is none. */
export const forTask: UseCase<typeof ordersContract.forTask, 'hash'> = ({ taskId }, context) =>
  get({ orderId: orderIdOf(context, taskId, context.caller.account.id) }, context);
