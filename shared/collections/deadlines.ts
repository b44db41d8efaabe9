import * as z from 'zod';
import { event } from '../contract/events';
import { collection } from './collection';
import { id, moment } from './fields';
import { shardOf } from './shards';

/** Deadlines are spread over this many partitions by their id: shards by time would make the present hot. */
export const deadlineShards = 16;

export const deadlineShardOf = (deadlineId: string): number => shardOf(deadlineId, deadlineShards);

/** What is to be done to a subject, and when: one document a subject, with its next step. */
export const deadlines = collection(
  'deadlines',
  z.strictObject({
    /** `kind:subject` */
    id,
    kind: z.string(),
    subject: id,
    dueAtMs: moment,
    /** Times it failed. */
    tries: z.int().min(0),
    /** Waits for an operator: it failed too often, by its last error's code. */
    parked: z.strictObject({ code: z.string(), atMs: moment }).exactOptional(),
    /** What is to be told again, where a consumer of an event failed. */
    event: z.strictObject({ id, atMs: moment, event }).exactOptional(),
  }),
  {
    indexes: {
      due: {
        partition: (doc) => (doc.parked ? undefined : [deadlineShardOf(doc.id)]),
        sort: (doc) => doc.dueAtMs,
      },
      parked: { partition: (doc) => (doc.parked ? ['parked'] : undefined), sort: (doc) => doc.dueAtMs },
    },
  },
);
export type Deadline = z.output<(typeof deadlines)['schema']>;

/** When something falls due next, as far as was seen at the last look over all shards. */
export const deadlineLooks = collection(
  'deadlineLooks',
  z.strictObject({ id, lookedAtMs: moment, nextDueMs: z.array(moment).length(deadlineShards) }),
);
