import * as z from 'zod';
import { collection } from './collection';
import { moment } from './fields';

/** Two, so that a new key can be handed out before the old one is taken back. */
export const maxServiceKeys = 2;

/** Another program that calls actions of access `service`, under the name that stands in its keys. */
export const serviceClients = collection(
  'serviceClients',
  z.strictObject({
    id: z.string(),
    /** `feature/action` each. */
    actions: z.array(z.string()).max(50),
    keys: z
      .array(
        z.strictObject({
          id: z.string(),
          /** SHA-256 of the secret part, hex: 190 random bits need no slower hash. */
          hash: z.string(),
          createdAtMs: moment,
        }),
      )
      .max(maxServiceKeys),
    createdAtMs: moment,
    updatedAtMs: moment,
  }),
);
export type ServiceClient = z.output<(typeof serviceClients)['schema']>;
