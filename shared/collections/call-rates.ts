import * as z from 'zod';
import { collection } from './collection';
import { id, moment } from './fields';

/** What somebody has used of an allowance of calls; the id is `<name of the rate>:<whose it is>`. */
export const callRates = collection(
  'callRates',
  z.strictObject({
    id,
    /** When the whole allowance is there again. */ fullAtMs: moment,
    expiresAtMs: moment,
  }),
  { ttl: 'expiresAtMs' },
);
