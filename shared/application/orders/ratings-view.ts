import { type Rating, ratings, type WorkRecord } from '../../collections/ratings';
import { leastRatings } from '../../domain/orders/limits';
import type { Ports } from '../../ports/context';
import type { Side } from './order-sides';

/** One rating an order and side. */
export const ratingId = (orderId: string, side: Side): string => `${orderId}:${side}`;

const ratingView = ({ onTime, asDescribed, paidAtOnce, breach, text, atMs }: Rating) => ({
  ...(onTime !== undefined && { onTime }),
  ...(asDescribed !== undefined && { asDescribed }),
  ...(paidAtOnce !== undefined && { paidAtOnce }),
  ...(breach !== undefined && { breach }),
  ...(text !== undefined && { text }),
  atMs,
});

/**
 * What one side sees of the ratings of an order: their own, and the other's once they have rated; what is said of a
 * breach only one side says, and both read it.
 */
export function ratingsView(byWorker: Rating | undefined, byPublisher: Rating | undefined, side: Side) {
  const hasRated = (side === 'worker' ? byWorker : byPublisher) !== undefined;
  const isShown = (rating: Rating | undefined): rating is Rating =>
    rating !== undefined && (hasRated || rating.breach !== undefined);
  return {
    ...(isShown(byWorker) && { worker: ratingView(byWorker) }),
    ...(isShown(byPublisher) && { publisher: ratingView(byPublisher) }),
  };
}

/** The ratings of an order, of its worker and of its publisher. */
export async function ratingsOf(
  { store }: Pick<Ports, 'store'>,
  orderId: string,
): Promise<[byWorker: Rating | undefined, byPublisher: Rating | undefined]> {
  const [byWorker, byPublisher] = await store.getMany(ratings, [
    ratingId(orderId, 'worker'),
    ratingId(orderId, 'publisher'),
  ]);
  return [byWorker, byPublisher];
}

type Sums = NonNullable<WorkRecord['rated']>;

/** What others said of somebody, from so many on that nobody can tell whose it is. */
export function shownCounts<C extends Sums>(counts: C | undefined): C | undefined {
  if (!counts) return undefined;
  const said = Object.values(counts.breaches).reduce((sum, times) => sum + times, counts.ratings);
  return said >= leastRatings ? counts : undefined;
}
