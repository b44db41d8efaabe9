import { checkText } from '../../shared/application/moderation/check-text';
import { sidesOrder } from '../../shared/application/orders/order-sides';
import { ratingId, ratingsOf, ratingsView } from '../../shared/application/orders/ratings-view';
import { newRecord } from '../../shared/application/orders/work-record';
import { type Rating, ratingCounts, ratings, workRecords } from '../../shared/collections/ratings';
import { AppError } from '../../shared/contract/errors';
import type { ordersContract } from '../../shared/contract/orders';
import { isRateable } from '../../shared/domain/orders/rateable';
import type { UseCase } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';

const otherOf = { worker: 'publisher', publisher: 'worker' } as const;

const none = { ratings: 0, onTime: 0, asDescribed: 0 };

const withRating = (before: typeof none, { onTime, asDescribed }: Rating): typeof none => ({
  ratings: before.ratings + 1,
  onTime: before.onTime + Number(onTime),
  asDescribed: before.asDescribed + Number(asDescribed),
});

async function countOfPublisher(tx: Transaction, rating: Rating): Promise<void> {
  const known = await tx.get(ratingCounts, rating.aboutId);
  const before = known ?? { ...none, paidAtOnce: 0 };
  const paidAtOnce = before.paidAtOnce + Number(rating.paidAtOnce ?? false);
  const counted = { id: rating.aboutId, ...withRating(before, rating), paidAtOnce };
  if (known) tx.update(ratingCounts, counted);
  else tx.create(ratingCounts, counted);
}

/** On the record that publishers see. */
async function countOfWorker(tx: Transaction, rating: Rating): Promise<void> {
  const known = await tx.get(workRecords, rating.aboutId);
  const before = known ?? newRecord(rating.aboutId);
  const counted = { ...before, rated: withRating(before.rated ?? none, rating) };
  if (known) tx.update(workRecords, counted);
  else tx.create(workRecords, counted);
}

/** Adds a rating to what was said of somebody before, in its own commit. */
const countIn = { worker: countOfWorker, publisher: countOfPublisher } as const;

const saidOf = ({ onTime, asDescribed, paidAtOnce, text }: Rating): string =>
  JSON.stringify([onTime, asDescribed, paidAtOnce, text]);

/**
 * Says once how an order was, by either side; the same again answers the same. A text is checked like a task's.
 * Errors: ORDER_NOT_FOUND, ORDER_NOT_RATEABLE, RATING_GIVEN, TASK_FORBIDDEN, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const rate: UseCase<typeof ordersContract.rate, 'wechat'> = async (input, context) => {
  const { store, clock, caller } = context;
  const { orderId, onTime, asDescribed, paidAtOnce, text } = input;
  const seen = await sidesOrder(store, orderId, caller.account.id);
  if (!isRateable(seen.order, clock.nowMs())) throw new AppError('ORDER_NOT_RATEABLE');
  if (text !== undefined) await checkText(context, text);
  await store.transact(async (tx) => {
    const { order, side } = await sidesOrder(tx, orderId, caller.account.id);
    if (!isRateable(order, clock.nowMs())) throw new AppError('ORDER_NOT_RATEABLE');
    const rating: Rating = {
      id: ratingId(orderId, side),
      orderId,
      by: side,
      aboutId: side === 'worker' ? order.publisherId : order.accountId,
      onTime,
      asDescribed,
      ...(side === 'worker' && paidAtOnce !== undefined && { paidAtOnce }),
      ...(text !== undefined && { text }),
      atMs: clock.nowMs(),
    };
    const given = await tx.get(ratings, rating.id);
    if (given && saidOf(given) === saidOf(rating)) return;
    if (given) throw new AppError('RATING_GIVEN');
    tx.create(ratings, rating);
    await countIn[otherOf[side]](tx, rating);
  });
  return { ratings: ratingsView(...(await ratingsOf(context, orderId)), seen.side) };
};
