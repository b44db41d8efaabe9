import { noteReads } from '../../shared/application/privacy/note-reads';
import { accounts } from '../../shared/collections/accounts';
import { orders } from '../../shared/collections/orders';
import { publishers } from '../../shared/collections/tasks';
import { AppError } from '../../shared/contract/errors';
import type { operationsContract } from '../../shared/contract/operations';
import { maskNickname } from '../../shared/domain/text/masking';
import type { UseCase } from '../../shared/ports/context';

/** More orders of one number there are not in practice. */
const most = 10;

/** The order that somebody names by its number, names masked. Errors: ORDER_NOT_FOUND. */
export const findOrder: UseCase<typeof operationsContract.findOrder> = async ({ number }, context) => {
  const { store } = context;
  const { items } = await store.list(orders, 'number', [number], { limit: most });
  if (items.length === 0) throw new AppError('ORDER_NOT_FOUND');
  const accountIds = items.map(({ accountId }) => accountId);
  await noteReads(context, { as: 'operator', kind: 'orderNumber', of: accountIds });
  const [workers, sides] = await Promise.all([
    store.getMany(accounts, accountIds),
    store.getMany(
      publishers,
      items.map(({ publisherId }) => publisherId),
    ),
  ]);
  return {
    orders: items.map((order, at) => ({
      orderId: order.id,
      taskId: order.taskId,
      status: order.status,
      title: order.terms.title,
      worker: maskNickname(workers[at]?.nickname ?? ''),
      publisher: sides[at]?.name ?? '',
      createdAtMs: order.createdAtMs,
    })),
  };
};
