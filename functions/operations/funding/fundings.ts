import { fundings as collection } from '../../../shared/collections/fundings';
import type { operationsContract } from '../../../shared/contract/operations';
import type { UseCase } from '../../../shared/ports/context';
import { publisherNames } from './publisher-names';

/** Payments of publishers by where they stand, oldest first. Errors: INVALID_INPUT (cursor). */
export const fundings: UseCase<typeof operationsContract.fundings> = async (input, { store }) => {
  const { status, limit, cursor } = input;
  const { items, next } = await store.list(collection, 'status', [status], { limit, cursor });
  const names = await publisherNames(store, items);
  const rows = items.map(({ id, purpose, taskId, title, publisherId, amountFen, createdAtMs, ...rest }) => ({
    reference: id,
    status: rest.status,
    purpose,
    taskId,
    title,
    publisher: names.get(publisherId) ?? '',
    amountFen,
    createdAtMs,
  }));
  return { fundings: rows, ...(next && { next }) };
};
