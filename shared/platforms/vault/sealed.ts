import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Place } from '../../ports/vault';
import { randomBytes } from '../system/random-bytes';

const algorithm = 'aes-256-gcm';
/** 96 random bits: safe for about 2^32 texts under one key. */
const nonceBytes = 12;
const tagBytes = 16;

/** Binds a text to its place. JSON, so that no two places have the same encoding. */
const placeBytes = ({ collection, id, field }: Place): Buffer =>
  Buffer.from(JSON.stringify([collection, id, field]));

/** Collection and field for messages; never an id or a text. */
const nameOf = ({ collection, field }: Place): string => `${collection}.${field}`;

/** Nonce, tag and ciphertext of a text, base64url. */
export function seal(key: Buffer, plain: string, place: Place): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(placeBytes(place));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text again. Throws Error when it is none, was changed or stood elsewhere. */
export function unseal(key: Buffer | undefined, sealed: string, place: Place): string {
  const bytes = Buffer.from(sealed, 'base64url');
  if (!key || bytes.length < nonceBytes + tagBytes) throw new Error(`${nameOf(place)}: no such key or text`);
  const nonce = bytes.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(placeBytes(place));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const plain = decipher.update(bytes.subarray(nonceBytes + tagBytes));
  try {
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Error(`${nameOf(place)}: text was changed or moved`, { cause });
  }
}
