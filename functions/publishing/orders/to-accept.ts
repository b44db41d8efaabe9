import { listFiltered } from '../../../shared/application/listing/filtered-list';
import { noteReads } from '../../../shared/application/privacy/note-reads';
import { accounts } from '../../../shared/collections/accounts';
import { orders } from '../../../shared/collections/orders';
import { works } from '../../../shared/collections/works';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { workerOrder } from './worker-order';

/** What was handed in for own tasks, what waits longest first. Errors: INVALID_INPUT (cursor). */
export const toAccept: UseCase<typeof publishingContract.toAccept> = async (input, context) => {
  const { store, caller } = context;
  const { taskId, limit, cursor } = input;
  const page = { limit, cursor, order: 'asc' } as const;
  const { items, next } = await listFiltered(
    store,
    orders,
    'toAccept',
    [caller.account.id],
    page,
    (order) => taskId === undefined || order.taskId === taskId,
  );
  const accountIds = items.map(({ accountId }) => accountId);
  await noteReads(context, { as: 'publisher', kind: 'order', of: accountIds });
  const [people, done] = await Promise.all([
    store.getMany(accounts, accountIds),
    store.getMany(
      works,
      items.map(({ id }) => id),
    ),
  ]);
  return {
    orders: items.map((order, at) => workerOrder(order, people[at], done[at])),
    ...(next && { next }),
  };
};
