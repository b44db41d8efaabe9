import { checkText } from '../../shared/application/moderation/check-text';
import { sidesOrder } from '../../shared/application/orders/order-sides';
import { countOfPublisher, noRatings, withRating } from '../../shared/application/orders/rating-sums';
import { ratingId, ratingsOf, ratingsView } from '../../shared/application/orders/ratings-view';
import { newRecord } from '../../shared/application/orders/work-record';
import { type Rating, ratings, workRecords } from '../../shared/collections/ratings';
import type { ParsedInputOf } from '../../shared/contract/action';
import { AppError } from '../../shared/contract/errors';
import type { ordersContract } from '../../shared/contract/orders';
import { type Rateable, rateableBy } from '../../shared/domain/orders/rateable';
import type { UseCase } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';

const otherOf = { worker: 'publisher', publisher: 'worker' } as const;

/** On the record that publishers see. */
async function countOfWorker(tx: Transaction, rating: Rating): Promise<void> {
  const known = await tx.get(workRecords, rating.aboutId);
  const before = known ?? newRecord(rating.aboutId);
  const counted = { ...before, rated: withRating(before.rated ?? noRatings, rating) };
  if (known) tx.update(workRecords, counted);
  else tx.create(workRecords, counted);
}

/** Adds a rating to what was said of somebody before, in its own commit. */
const countIn = { worker: countOfWorker, publisher: countOfPublisher } as const;

type Input = ParsedInputOf<typeof ordersContract.rate>;
type Facts = Pick<Rating, 'onTime' | 'asDescribed' | 'paidAtOnce' | 'breach' | 'text'>;

/** What is said, if this order can be rated so. Errors: ORDER_NOT_RATEABLE. */
function factsOf(input: Input, as: Rateable | undefined, side: Rating['by']): Facts {
  const { onTime, asDescribed, paidAtOnce, breach, text } = input;
  const words = text === undefined ? {} : { text };
  if (as === 'work' && onTime !== undefined && asDescribed !== undefined) {
    const isPaying = side === 'worker' && paidAtOnce !== undefined;
    return { onTime, asDescribed, ...(isPaying && { paidAtOnce }), ...words };
  }
  if (as !== undefined && as !== 'work' && breach !== undefined && as.includes(breach))
    return { breach, ...words };
  throw new AppError('ORDER_NOT_RATEABLE');
}

const saidOf = ({ onTime, asDescribed, paidAtOnce, breach, text }: Facts): string =>
  JSON.stringify([onTime, asDescribed, paidAtOnce, breach, text]);

/**
 * Says once how an order was, by either side, or how the other broke what was agreed; the same again answers the same.
 * A text is checked like a task's. Errors: ORDER_NOT_FOUND, ORDER_NOT_RATEABLE, RATING_GIVEN, TASK_FORBIDDEN,
 * CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const rate: UseCase<typeof ordersContract.rate, 'wechat'> = async (input, context) => {
  const { store, clock, caller } = context;
  const { orderId, text } = input;
  const factsFor = ({ order, side }: Awaited<ReturnType<typeof sidesOrder>>) =>
    factsOf(input, rateableBy(side, order, clock.nowMs()), side);
  const seen = await sidesOrder(store, orderId, caller.account.id);
  factsFor(seen);
  if (text !== undefined) await checkText(context, text);
  await store.transact(async (tx) => {
    const { order, side } = await sidesOrder(tx, orderId, caller.account.id);
    const rating: Rating = {
      id: ratingId(orderId, side),
      orderId,
      by: side,
      aboutId: side === 'worker' ? order.publisherId : order.accountId,
      ...factsFor({ order, side }),
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
