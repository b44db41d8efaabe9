import { ownTask } from '../../../shared/application/tasks/own-task';
import { type Order, orders } from '../../../shared/collections/orders';
import { AppError } from '../../../shared/contract/errors';
import type { Context } from '../../../shared/ports/context';

/** Orders of an own task, in the order of the ids. Errors: TASK_NOT_FOUND, ORDER_NOT_FOUND. */
export async function ordersOf(
  { store, caller }: Context<'publisher'>,
  taskId: string,
  orderIds: readonly string[],
): Promise<Order[]> {
  const [task, found] = await Promise.all([
    ownTask(store, taskId, caller.account.id),
    store.getMany(orders, orderIds),
  ]);
  return found.map((order) => {
    if (order?.taskId !== task.id) throw new AppError('ORDER_NOT_FOUND');
    return order;
  });
}
