import * as z from 'zod';
import { collection } from './collection';
import { id, moment } from './fields';

/**
 * Data keys of the KMS vault, encrypted under the master key that never leaves KMS. Every ciphertext names
 * the one it needs, so a document lost here takes all its texts along.
 */
export const vaultKeys = collection(
  'vaultKeys',
  z.strictObject({
    /** The month that texts are encrypted under it, such as 202611. */
    id,
    /** As KMS answered it, base64. */
    encrypted: z.string(),
    createdAtMs: moment,
  }),
);
