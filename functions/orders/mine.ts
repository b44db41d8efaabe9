import { orderRow } from '../../shared/application/orders/order-view';
import { type Order, orders } from '../../shared/collections/orders';
import type { ParsedInputOf } from '../../shared/contract/action';
import type { ordersContract } from '../../shared/contract/orders';
import type { Context, UseCase } from '../../shared/ports/context';
import type { Listed } from '../../shared/ports/store';

type Asked = ParsedInputOf<typeof ordersContract.mine>;

function listed({ store, caller }: Context<'person'>, asked: Asked): Promise<Listed<Order>> {
  const { status, group, limit, cursor } = asked;
  const { id } = caller.account;
  const page = { limit, order: 'desc' as const, cursor };
  if (status) return store.list(orders, 'accountStatus', [id, status], page);
  if (group) return store.list(orders, 'group', [id, group], page);
  return store.list(orders, 'account', [id], page);
}

/** The own orders, newest first; of a group, those whose work begins last first. Errors: INVALID_INPUT (cursor). */
export const mine: UseCase<typeof ordersContract.mine> = async (input, context) => {
  const { items, next } = await listed(context, input);
  const nowMs = context.clock.nowMs();
  return { orders: items.map((order) => orderRow(order, nowMs)), ...(next && { next }) };
};
