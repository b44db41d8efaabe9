import * as z from 'zod';
import { collection } from './collection';
import { count, id, moment } from './fields';

/** What one side of an order says of the other, under `order:side`. */
export const ratings = collection(
  'ratings',
  z.strictObject({
    id,
    orderId: id,
    by: z.enum(['worker', 'publisher']),
    aboutId: id,
    onTime: z.boolean(),
    asDescribed: z.boolean(),
    /** Of a publisher. */
    paidAtOnce: z.boolean().exactOptional(),
    text: z.string().exactOptional(),
    atMs: moment,
  }),
);
export type Rating = z.output<(typeof ratings)['schema']>;

/** What was said of a publisher, under the account's id; of a worker: `workRecords`. */
export const ratingCounts = collection(
  'ratingCounts',
  z.strictObject({ id, ratings: count, onTime: count, asDescribed: count, paidAtOnce: count }),
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
    rated: z.strictObject({ ratings: count, onTime: count, asDescribed: count }).exactOptional(),
  }),
);
export type WorkRecord = z.output<(typeof workRecords)['schema']>;

/** Events of orders that are counted in records, under the event's id. */
export const countedWorkEvents = collection(
  'countedWorkEvents',
  z.strictObject({ id, expiresAtMs: moment }),
  { ttl: 'expiresAtMs' },
);
