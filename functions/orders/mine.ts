import { orders } from '../../shared/collections/orders';
import type { ordersContract } from '../../shared/contract/orders';
import type { UseCase } from '../../shared/ports/context';
import { orderRow } from './order-view';

/** The own orders, newest first. Errors: INVALID_INPUT (cursor). */
export const mine: UseCase<typeof ordersContract.mine> = async ({ status, limit, cursor }, context) => {
  const { id } = context.caller.account;
  const page = { limit, order: 'desc' as const, cursor };
  const { items, next } = status
    ? await context.store.list(orders, 'accountStatus', [id, status], page)
    : await context.store.list(orders, 'account', [id], page);
  const nowMs = context.clock.nowMs();
  return { orders: items.map((order) => orderRow(order, nowMs)), ...(next && { next }) };
};
