import * as z from 'zod';
import { suspensionLifecycle, suspensionStatuses } from '../domain/lifecycles/suspension-lifecycle';
import { suspensionRuleNames } from '../domain/support/suspension-rules';
import { collection } from './collection';
import { id, moment } from './fields';

/** That somebody may not take or publish tasks: under which rule, why, and until when. */
export const suspensions = collection(
  'suspensions',
  z.strictObject({
    id,
    accountId: id,
    status: z.enum(suspensionStatuses),
    rule: z.enum(suspensionRuleNames),
    /** What was found, as the person reads it. */
    reason: z.string(),
    operatorId: id,
    sinceMs: moment,
    untilMs: moment,
    /** Why it was lifted before its time. */
    liftReason: z.string().exactOptional(),
    /** The appeal against it: there is one at most. */
    appealId: id.exactOptional(),
    updatedAtMs: moment,
  }),
  {
    lifecycle: suspensionLifecycle,
    indexes: {
      account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.sinceMs },
      /** Those that stand, by when they end. */
      standing: {
        partition: (doc) => (doc.status === 'standing' ? ['all'] : undefined),
        sort: (doc) => doc.untilMs,
      },
    },
  },
);
export type Suspension = z.output<(typeof suspensions)['schema']>;
