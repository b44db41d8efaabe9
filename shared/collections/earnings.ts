import * as z from 'zod';
import { amount } from '../contract/amount';
import { collection } from './collection';
import { id, moment } from './fields';

/** What an order has earned its worker, under the order's id: earned once, settled once. */
export const earnings = collection(
  'earnings',
  z.strictObject({
    id,
    workerId: id,
    taskId: id,
    /** Of the task, as it was agreed. */
    title: z.string(),
    amountFen: amount(1),
    earnedAtMs: moment,
    /** By the cycle that was agreed. */
    settlesAtMs: moment,
    /** By which it was settled. */
    settlementId: id.exactOptional(),
    /** How often a settlement of it was taken back. */
    reversals: z.int().min(1).exactOptional(),
  }),
  {
    parsedOnRead: true,
    indexes: {
      /** What of a worker's is to be settled, and when. */
      unsettled: {
        partition: ({ settlementId, workerId }) => (settlementId === undefined ? [workerId] : undefined),
        sort: (doc) => doc.settlesAtMs,
      },
    },
  },
);
export type Earning = z.output<(typeof earnings)['schema']>;
