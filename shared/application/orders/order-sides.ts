import { type Order, orders } from '../../collections/orders';
import { AppError } from '../../contract/errors';
import type { Transaction } from '../../ports/store';

/** An own order. Errors: ORDER_NOT_FOUND. */
export async function workersOrder(
  from: Pick<Transaction, 'get'>,
  orderId: string,
  accountId: string,
): Promise<Order> {
  const order = await from.get(orders, orderId);
  if (order?.accountId !== accountId) throw new AppError('ORDER_NOT_FOUND');
  return order;
}

/** An order for a task of this publisher. Errors: ORDER_NOT_FOUND. */
export async function publishersOrder(
  from: Pick<Transaction, 'get'>,
  orderId: string,
  publisherId: string,
): Promise<Order> {
  const order = await from.get(orders, orderId);
  if (order?.publisherId !== publisherId) throw new AppError('ORDER_NOT_FOUND');
  return order;
}

export type Side = 'worker' | 'publisher';

/** An order of which somebody is one side, and which. Errors: ORDER_NOT_FOUND. */
export async function sidesOrder(
  from: Pick<Transaction, 'get'>,
  orderId: string,
  accountId: string,
): Promise<{ readonly order: Order; readonly side: Side }> {
  const order = await from.get(orders, orderId);
  if (order?.accountId === accountId) return { order, side: 'worker' };
  if (order?.publisherId === accountId) return { order, side: 'publisher' };
  throw new AppError('ORDER_NOT_FOUND');
}
