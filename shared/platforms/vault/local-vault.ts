import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Place, Vault } from '../../ports/vault';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
/** 96 random bits: safe for about 2^32 texts under one key; raise the key version long before. */
const nonceBytes = 12;
const tagBytes = 16;
const textFormat = /^v(\d{1,6})\.([\w-]+)$/;

interface LocalVaultOptions {
  /** Every key that texts are still encrypted under, by version; 32 bytes each. */
  readonly keys: ReadonlyMap<number, Buffer>;
  /** Version that new texts are encrypted under. */
  readonly current: number;
}

/** Binds a text to its place. JSON, so that no two places have the same encoding. */
const placeBytes = ({ collection, id, field }: Place): Buffer =>
  Buffer.from(JSON.stringify([collection, id, field]));

/** The secret is never used itself, so that it may serve other purposes under other names. */
function fieldKey(secret: Buffer): Buffer {
  if (secret.length !== keyBytes) throw new RangeError(`a vault key has ${keyBytes} bytes`);
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'jiedan/vault/fields/v1', keyBytes));
}

/**
 * Encrypts under keys that are given at start: a laptop's random key, or a secret of the environment.
 * Texts look like `v1.<base64url of nonce, tag, ciphertext>`.
 */
export function localVault({ keys: secrets, current }: LocalVaultOptions): Vault {
  const keys = new Map([...secrets].map(([version, secret]) => [version, fieldKey(secret)]));
  const currentKey = keys.get(current);
  if (!currentKey) throw new RangeError('no key of the current version');
  return {
    async encrypt(plain, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, currentKey, nonce, { authTagLength: tagBytes });
      cipher.setAAD(placeBytes(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `v${current}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    async decrypt(text, place) {
      const [, version, body] = textFormat.exec(text) ?? [];
      const key = keys.get(Number(version));
      const bytes = Buffer.from(body ?? '', 'base64url');
      if (!key || bytes.length < nonceBytes + tagBytes) throw new Error(`${at(place)}: no such key or text`);
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(placeBytes(place));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const plain = decipher.update(bytes.subarray(nonceBytes + tagBytes));
      try {
        return Buffer.concat([plain, decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new Error(`${at(place)}: text was changed or moved`, { cause });
      }
    },
  };
}

const at = ({ collection, field }: Place): string => `${collection}.${field}`;
