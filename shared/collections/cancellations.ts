import * as z from 'zod';
import { cancellationLifecycle, cancellationStatuses } from '../domain/lifecycles/cancellation-lifecycle';
import { keptFors } from '../domain/privacy/retentions';
import { collection } from './collection';
import { id, moment } from './fields';

/** That somebody wants to leave, or has left, under the account's id. */
export const cancellations = collection(
  'cancellations',
  z.strictObject({
    id,
    status: z.enum(cancellationStatuses),
    /** Until when it can be taken back. */
    endsAtMs: moment,
    /** What the law keeps apart, and until when; once there is no way back. */
    kept: z.array(z.strictObject({ keptFor: z.enum(keptFors), untilMs: moment })).max(keptFors.length),
    createdAtMs: moment,
    updatedAtMs: moment,
  }),
  { lifecycle: cancellationLifecycle },
);
export type Cancellation = z.output<(typeof cancellations)['schema']>;
