import { disputeView } from '../../../shared/application/orders/dispute-view';
import { disputes as collection } from '../../../shared/collections/disputes';
import type { operationsContract } from '../../../shared/contract/operations';
import type { UseCase } from '../../../shared/ports/context';

/** Disputes that wait for an operator, longest first. Errors: INVALID_INPUT (cursor). */
export const disputes: UseCase<typeof operationsContract.disputes> = async ({ limit, cursor }, { store }) => {
  const { items, next } = await store.list(collection, 'open', ['all'], { limit, cursor });
  return { disputes: items.map(disputeView), ...(next && { next }) };
};
