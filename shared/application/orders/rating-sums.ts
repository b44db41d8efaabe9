import type { Told } from '../../collections/events';
import type { Order } from '../../collections/orders';
import { type Rating, ratingCounts, ratings, type WorkRecord } from '../../collections/ratings';
import type { Transaction } from '../../ports/store';
import { ratingId } from './ratings-view';

type Sums = NonNullable<WorkRecord['rated']>;

export const noRatings: Sums = {
  ratings: 0,
  onTime: 0,
  asDescribed: 0,
  breaches: { 'cancelled-late': 0, absent: 0, 'not-as-described': 0 },
};

/** Sums with one rating more, or, `by` -1, without it. */
export function withRating(before: Sums, { breach, onTime, asDescribed }: Rating, by: 1 | -1 = 1): Sums {
  if (breach !== undefined)
    return { ...before, breaches: { ...before.breaches, [breach]: before.breaches[breach] + by } };
  return {
    ...before,
    ratings: before.ratings + by,
    onTime: before.onTime + by * Number(onTime),
    asDescribed: before.asDescribed + by * Number(asDescribed),
  };
}

/** Counts what was said of a publisher in their sums, or, `by` -1, takes it off them. */
export async function countOfPublisher(tx: Transaction, rating: Rating, by: 1 | -1 = 1): Promise<void> {
  const known = await tx.get(ratingCounts, rating.aboutId);
  const before = known ?? { ...noRatings, paidAtOnce: 0 };
  const paidAtOnce = before.paidAtOnce + by * Number(rating.paidAtOnce ?? false);
  const counted = { id: rating.aboutId, ...withRating(before, rating, by), paidAtOnce };
  if (known) tx.update(ratingCounts, counted);
  else tx.create(ratingCounts, counted);
}

const refuting: ReadonlySet<string> = new Set(['order.cameAfterAll', 'order.decided']);

/**
 * What was said of a breach that was none: its worker proved that they had come, or an operator gave them what they
 * had worked for; or found that they had no reason to leave.
 */
export async function refutedRating(
  tx: Transaction,
  order: Order,
  events: readonly Told[],
): Promise<Rating | undefined> {
  if (!events.some(({ type }) => refuting.has(type))) return undefined;
  const wasRight = order.status === 'decided' && !order.earnedFen ? 'publisher' : 'worker';
  const rating = await tx.get(ratings, ratingId(order.id, wasRight === 'worker' ? 'publisher' : 'worker'));
  return rating?.breach === undefined ? undefined : rating;
}
