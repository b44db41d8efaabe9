import * as z from 'zod';
import { collection } from './collection';
import { count, id, moment } from './fields';

/** How many causes there are that a payer's new tasks are stopped, under one of the payer's keys. */
export const payerStops = collection(
  'payerStops',
  z.strictObject({
    id,
    causes: count,
    /** Since when there is one. */
    sinceMs: moment,
  }),
);
