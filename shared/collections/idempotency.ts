import * as z from 'zod';
import { collection } from './collection';
import { id, moment } from './fields';

/** The result of a command under its idempotency key, created in the command's own transaction. */
export const idempotencyRecords = collection(
  'idempotencyRecords',
  z.strictObject({
    /** `subject:action:key`; the subject is an account's id, `service.<client>` or `system`. */
    id,
    /** Keyed. */
    inputHash: z.string(),
    /** What the answer is built again from: ids of what the command made, and small facts; nothing personal. */
    result: z.record(
      z.string(),
      z.union([z.string(), z.record(z.string(), z.union([z.string(), z.boolean()]))]),
    ),
    expiresAtMs: moment,
  }),
  { ttl: 'expiresAtMs' },
);

export type CommandResult = z.output<(typeof idempotencyRecords)['schema']>['result'];
