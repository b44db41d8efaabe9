import { disputeView } from '../../../shared/application/orders/dispute-view';
import { noteReads } from '../../../shared/application/privacy/note-reads';
import { disputes as collection } from '../../../shared/collections/disputes';
import type { operationsContract } from '../../../shared/contract/operations';
import type { UseCase } from '../../../shared/ports/context';

/** Disputes that wait for an operator, longest first. Errors: INVALID_INPUT (cursor). */
export const disputes: UseCase<typeof operationsContract.disputes> = async ({ limit, cursor }, context) => {
  const { items, next } = await context.store.list(collection, 'open', ['all'], { limit, cursor });
  const of = items.flatMap(({ accountId, publisherId }) => [accountId, publisherId]);
  await noteReads(context, { as: 'operator', kind: 'dispute', of });
  return { disputes: items.map(disputeView), ...(next && { next }) };
};
