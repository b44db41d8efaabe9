import * as z from 'zod';
import { collection } from './collection';
import { id, moment } from './fields';

/** The copy of somebody's data that they asked for, under the account's id; its bytes are in Files for a day. */
export const dataCopies = collection(
  'dataCopies',
  z.strictObject({ id, fileId: id, madeAtMs: moment, expiresAtMs: moment }),
);
