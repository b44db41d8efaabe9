import { createHmac } from 'node:crypto';
import { base62Of } from '../../domain/text/base62';
import type { KeyedHash } from '../../ports/vault';

const minSecretBytes = 32;
const hashLength = 32;

/** HMAC-SHA-256 of purpose and parts, encoded so that no two lists of parts look the same. */
export function keyedHash(secret: Buffer): KeyedHash {
  if (secret.length < minSecretBytes) throw new RangeError(`a hash key has ${minSecretBytes} bytes or more`);
  return {
    hash(purpose, ...parts) {
      const text = JSON.stringify([purpose, ...parts]);
      return base62Of(createHmac('sha256', secret).update(text).digest(), hashLength);
    },
  };
}
