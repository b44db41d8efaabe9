import { hkdfSync } from 'node:crypto';
import type { Vault } from '../../ports/vault';
import { seal, unseal } from './sealed';

const keyBytes = 32;
const textFormat = /^v(\d{1,6})\.([\w-]+)$/;

interface LocalVaultOptions {
  /** Every key that texts are still encrypted under, by version; 32 bytes each. */
  readonly keys: ReadonlyMap<number, Buffer>;
  /** Version that new texts are encrypted under; raise it long before 2^32 texts. */
  readonly current: number;
}

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
    encrypt: async (plain, place) => `v${current}.${seal(currentKey, plain, place)}`,
    async decrypt(text, place) {
      const [, version, sealed = ''] = textFormat.exec(text) ?? [];
      return unseal(keys.get(Number(version)), sealed, place);
    },
  };
}
