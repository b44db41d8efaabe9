import * as z from 'zod';
import { collection } from './collection';
import { count, id, moment } from './fields';

/**
 * What a publisher decided of somebody who waits, under the order's id, while it is not told yet: `admit` and
 * `refuse` until it can no longer be undone, `wait` while the task is full. The order itself does not know of it.
 */
export const decisions = collection(
  'decisions',
  z.strictObject({
    /** The order's. */
    id,
    taskId: id,
    publisherId: id,
    kind: z.enum(['admit', 'refuse', 'wait']),
    /** What somebody who is refused will read. */
    reason: z.string().exactOptional(),
    /** Where a place is kept for somebody who is to be admitted. */
    piece: count.exactOptional(),
    /** Of the order when it was decided: whoever withdrew and signed up again is decided on anew. */
    withdrawals: count,
    atMs: moment,
    /** When it is taken and told; nothing is due for those on the waiting list. */
    dueAtMs: moment.exactOptional(),
    expiresAtMs: moment,
  }),
  {
    indexes: {
      /** Who comes next when a place is free, first come first. */
      waitingList: {
        partition: (doc) => (doc.kind === 'wait' ? [doc.taskId] : undefined),
        sort: (doc) => doc.atMs,
      },
    },
    ttl: 'expiresAtMs',
  },
);
export type Decision = z.output<(typeof decisions)['schema']>;
