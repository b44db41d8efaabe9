import * as z from 'zod';
import { maxSessions } from '../domain/tasks/sessions';

/** Moments, ms since 1970. */
export const moment = z.int().min(0);
export const count = z.int().min(0);
export const id = z.string().min(1).max(200);

/** Stretches of work, in order, without overlap; one that was lifted from a period may be longer than a day. */
export const sessions = z
  .array(z.strictObject({ startMs: moment, endMs: moment }))
  .min(1)
  .max(maxSessions);
/** What one person does, in the unit of the pay; of hours also halves. */
export const quantity = z.number().min(0.5);
