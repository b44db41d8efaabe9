import * as z from 'zod';
import { checkInMethods } from '../domain/orders/check-in-methods';
import { maxPictures } from '../domain/orders/limits';
import { maxSessions } from '../domain/tasks/sessions';
import { collection } from './collection';
import { count, id, moment } from './fields';

/** With its hash, which proves what was handed in. */
const picture = z.strictObject({ id, sha256: z.string() });

/** How and when somebody was there. Where exactly is not kept: the distance tells what was decided on. */
const mark = z.strictObject({
  atMs: moment,
  method: z.enum(checkInMethods),
  /** From the place, metres. */
  distanceMetres: count.exactOptional(),
  /** How sure the phone was, metres. */
  accuracyMetres: count.exactOptional(),
  picture: picture.exactOptional(),
  /** When it was sent, where the phone had kept it for want of a network; then `atMs` is what the phone says. */
  sentAtMs: moment.exactOptional(),
});

/** What was done for an order, under the order's id. */
export const works = collection(
  'works',
  z.strictObject({
    id,
    accountId: id,
    publisherId: id,
    /** By the start of the session. */
    attendances: z
      .array(z.strictObject({ startMs: moment, in: mark.exactOptional(), out: mark.exactOptional() }))
      .max(maxSessions),
    /** What was handed in last. */
    handIn: z
      .strictObject({
        quantity: z.number().min(0),
        text: z.string(),
        pictures: z.array(picture).max(maxPictures),
        atMs: moment,
      })
      .exactOptional(),
    updatedAtMs: moment,
  }),
);
export type Work = z.output<(typeof works)['schema']>;
export type Attendance = Work['attendances'][number];
export type Mark = NonNullable<Attendance['in']>;
