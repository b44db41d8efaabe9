import { type Rating, ratings } from '../../collections/ratings';
import { leastRatings } from '../../domain/orders/limits';
import type { Ports } from '../../ports/context';
import type { Side } from './order-sides';

/** One rating an order and side. */
export const ratingId = (orderId: string, side: Side): string => `${orderId}:${side}`;

const ratingView = ({ onTime, asDescribed, paidAtOnce, text, atMs }: Rating) => ({
  onTime,
  asDescribed,
  ...(paidAtOnce !== undefined && { paidAtOnce }),
  ...(text !== undefined && { text }),
  atMs,
});

/** What one side sees of the ratings of an order: their own, and the other's once they have rated. */
export function ratingsView(byWorker: Rating | undefined, byPublisher: Rating | undefined, side: Side) {
  const hasRated = (side === 'worker' ? byWorker : byPublisher) !== undefined;
  return {
    ...(byWorker && hasRated && { worker: ratingView(byWorker) }),
    ...(byPublisher && hasRated && { publisher: ratingView(byPublisher) }),
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

/** What others said of somebody, from so many on that nobody can tell whose it is. */
export const shownCounts = <C extends { readonly ratings: number }>(counts: C | undefined): C | undefined =>
  counts && counts.ratings >= leastRatings ? counts : undefined;
