import { accounts } from '../../../shared/collections/accounts';
import { orders } from '../../../shared/collections/orders';
import type { publishingContract } from '../../../shared/contract/publishing';
import { maskNickname } from '../../../shared/domain/text/masking';
import type { UseCase } from '../../../shared/ports/context';
import { ownTask } from '../own-task';

/** Who signed up for an own task, first come first, names masked. Errors: TASK_NOT_FOUND. */
export const applicants: UseCase<typeof publishingContract.applicants> = async (input, { store, caller }) => {
  const task = await ownTask(store, input.taskId, caller.account.id);
  const { items, next } = await store.list(orders, 'applicants', [task.id], {
    limit: input.limit,
    cursor: input.cursor,
  });
  const people = await store.getMany(
    accounts,
    items.map(({ accountId }) => accountId),
  );
  return {
    applicants: items.map((order, at) => ({
      orderId: order.id,
      name: maskNickname(people[at]?.nickname ?? ''),
      status: order.status,
      signedUpAtMs: order.createdAtMs,
    })),
    ...(next && { next }),
  };
};
