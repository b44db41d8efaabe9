import { orders } from '../../shared/collections/orders';
import { AppError } from '../../shared/contract/errors';
import type { ordersContract } from '../../shared/contract/orders';
import type { UseCase } from '../../shared/ports/context';
import { orderDetail } from './order-view';

/** One own order with its timeline. Errors: ORDER_NOT_FOUND. */
export const get: UseCase<typeof ordersContract.get> = async (input, { store, caller, clock }) => {
  const order = await store.get(orders, input.orderId);
  if (order?.accountId !== caller.account.id) throw new AppError('ORDER_NOT_FOUND');
  return { order: orderDetail(order, clock.nowMs()) };
};
