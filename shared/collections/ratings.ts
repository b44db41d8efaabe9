import * as z from 'zod';
import { breaches } from '../domain/orders/breaches';
import { collection } from './collection';
import { count, id, moment } from './fields';

/** What one side of an order says of the other, under `order:side`: how the work was, or how it came to none. */
export const ratings = collection(
  'ratings',
  z.strictObject({
    id,
    orderId: id,
    by: z.enum(['worker', 'publisher']),
    aboutId: id,
    onTime: z.boolean().exactOptional(),
    asDescribed: z.boolean().exactOptional(),
    /** Of a publisher. */
    paidAtOnce: z.boolean().exactOptional(),
    /** In place of the facts above, where the other side broke what was agreed. */
    breach: z.enum(breaches).exactOptional(),
    text: z.string().exactOptional(),
    atMs: moment,
  }),
);
export type Rating = z.output<(typeof ratings)['schema']>;

/** Ratings of work, of those who were on time and as described; and how often each breach was said. */
const ratingSums = {
  ratings: count,
  onTime: count,
  asDescribed: count,
  breaches: z.strictObject({ 'cancelled-late': count, absent: count, 'not-as-described': count }),
};

/** What was said of a publisher, under the account's id; of a worker: `workRecords`. */
export const ratingCounts = collection(
  'ratingCounts',
  z.strictObject({ id, ...ratingSums, paidAtOnce: count }),
);

/** What a person's orders came to, under the account's id. */
export const workRecords = collection(
  'workRecords',
  z.strictObject({
    id,
    /** Accepted, or decided with a sum. */
    done: count,
    /** Of those, how many they came to on time. */
    onTime: count,
    noShows: count,
    returned: count,
    /** Withdrawn within the last hours before the work. */
    lateWithdrawals: count,
    /** What publishers said of them. */
    rated: z.strictObject(ratingSums).exactOptional(),
  }),
);
export type WorkRecord = z.output<(typeof workRecords)['schema']>;

/** Events of orders that are counted in records, under the event's id. */
export const countedWorkEvents = collection(
  'countedWorkEvents',
  z.strictObject({ id, expiresAtMs: moment }),
  { ttl: 'expiresAtMs' },
);
