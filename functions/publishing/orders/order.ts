import { disputeView } from '../../../shared/application/orders/dispute-view';
import { publishersOrder } from '../../../shared/application/orders/order-sides';
import { breachesFor, publisherStepsFor } from '../../../shared/application/orders/order-view';
import { ratingsOf, ratingsView } from '../../../shared/application/orders/ratings-view';
import { noteReads } from '../../../shared/application/privacy/note-reads';
import { accounts } from '../../../shared/collections/accounts';
import { disputes } from '../../../shared/collections/disputes';
import { works } from '../../../shared/collections/works';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { workerOrder } from './worker-order';

/** One order of an own task, with all that was done and said. Errors: ORDER_NOT_FOUND. */
export const order: UseCase<typeof publishingContract.order> = async ({ orderId }, context) => {
  const { store, caller, clock } = context;
  const found = await publishersOrder(store, orderId, caller.account.id);
  await noteReads(context, { as: 'publisher', kind: 'order', of: [found.accountId] });
  const [worker, work, dispute, ratings] = await Promise.all([
    store.get(accounts, found.accountId),
    store.get(works, orderId),
    store.get(disputes, orderId),
    ratingsOf(context, orderId),
  ]);
  const [, ownRating] = ratings;
  return {
    order: workerOrder(found, worker, work),
    timeline: found.timeline,
    may: publisherStepsFor(found, ownRating !== undefined, clock.nowMs()),
    ...breachesFor(found, 'publisher', clock.nowMs()),
    ...(dispute && { dispute: disputeView(dispute) }),
    ratings: ratingsView(...ratings, 'publisher'),
  };
};
