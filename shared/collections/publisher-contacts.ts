import * as z from 'zod';
import { collection, personal } from './collection';
import { id, moment } from './fields';

/** The number that a publisher chose for those who are admitted, under the account's id. */
export const publisherContacts = collection(
  'publisherContacts',
  z.strictObject({ id, phone: personal(z.string(), 'publisherPhone'), updatedAtMs: moment }),
);
