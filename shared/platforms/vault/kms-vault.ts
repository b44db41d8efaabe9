import type { Vault } from '../../ports/vault';
import { type Kms, type KmsOptions, kmsClient } from './kms-client';
import { seal, unseal } from './sealed';

/** Where encrypted data keys are kept; every instance uses the same ones. */
export interface DataKeyStore {
  /** The encrypted data key of this id, base64; undefined when there is none. */
  get(id: string): Promise<string | undefined>;
  /** Keeps a new one and answers it, or the one that another instance kept first. */
  keep(id: string, encrypted: string): Promise<string>;
}

interface KmsVaultOptions extends KmsOptions {
  /** Id or ARN of the master key. */
  readonly keyId: string;
  readonly dataKeys: DataKeyStore;
  /** Opened data keys that are held in memory; the oldest leaves first. */
  readonly maxCachedKeys?: number;
  /** How long an opened data key is used before KMS is asked again, so that a disabled key soon has effect. */
  readonly maxAgeMs?: number;
}

interface CachedKey {
  readonly key: Promise<Buffer>;
  readonly untilMs: number;
}

const keyBytes = 32;
const textFormat = /^k(\d{6})\.([\w-]+)$/;
const hourMs = 3_600_000;

/** Texts of one month share a data key: few enough for its 2^32 nonces, many enough for the cache. */
function monthOf(nowMs: number): string {
  const now = new Date(nowMs);
  return `${now.getUTCFullYear()}${String(now.getUTCMonth() + 1).padStart(2, '0')}`;
}

function bytesOf(field: unknown): Buffer {
  const bytes = Buffer.from(typeof field === 'string' ? field : '', 'base64');
  if (bytes.length === 0) throw new Error('KMS answered no key');
  return bytes;
}

/** Data keys by id: opened by KMS, or made by it for a new month. Bounded in number and age. */
class DataKeys {
  readonly #options: KmsVaultOptions;
  readonly #kms: Kms;
  readonly #cached = new Map<string, CachedKey>();

  constructor(options: KmsVaultOptions) {
    this.#options = options;
    this.#kms = kmsClient(options);
  }

  /** The key, once for all who ask meanwhile; a failure is not kept. */
  get(id: string, mayMake: boolean): Promise<Buffer> {
    const { clock, maxCachedKeys = 60, maxAgeMs = hourMs } = this.#options;
    const nowMs = clock.nowMs();
    const known = this.#cached.get(id);
    if (known && nowMs < known.untilMs) return known.key;
    const key = this.#load(id, mayMake);
    this.#cached.delete(id);
    this.#cached.set(id, { key, untilMs: nowMs + maxAgeMs });
    const [oldest] = this.#cached.keys();
    if (oldest !== undefined && this.#cached.size > maxCachedKeys) this.#cached.delete(oldest);
    key.catch(() => {
      if (this.#cached.get(id)?.key === key) this.#cached.delete(id);
    });
    return key;
  }

  async #load(id: string, mayMake: boolean): Promise<Buffer> {
    const { dataKeys, keyId } = this.#options;
    let encrypted = await dataKeys.get(id);
    if (encrypted === undefined && mayMake) encrypted = await dataKeys.keep(id, await this.#make(id));
    if (encrypted === undefined) throw new Error('no such key or text');
    const asked = { CiphertextBlob: encrypted, KeyId: keyId, EncryptionContext: this.#context(id) };
    const key = bytesOf((await this.#kms('Decrypt', asked)).Plaintext);
    if (key.length !== keyBytes) throw new Error('KMS opened no data key');
    return key;
  }

  /** Its plain text is dropped: the key that counts is the stored one, maybe another instance's. */
  async #make(id: string): Promise<string> {
    const asked = { KeyId: this.#options.keyId, NumberOfBytes: keyBytes };
    const made = await this.#kms('GenerateDataKeyWithoutPlaintext', {
      ...asked,
      EncryptionContext: this.#context(id),
    });
    return bytesOf(made.CiphertextBlob).toString('base64');
  }

  /** Part of what KMS authenticates: a data key opens under its own id alone. */
  #context = (id: string) => ({ purpose: 'jiedan-vault', dataKey: id });
}

/**
 * Envelope encryption: texts under data keys, data keys under a master key that never leaves KMS. Texts look
 * like `k202611.<base64url of nonce, tag, ciphertext>`; the number names the data key.
 * Errors: BUSY when KMS cannot be had.
 */
export function kmsVault(options: KmsVaultOptions): Vault {
  const keys = new DataKeys(options);
  return {
    async encrypt(plain, place) {
      const id = monthOf(options.clock.nowMs());
      return `k${id}.${seal(await keys.get(id, true), plain, place)}`;
    },
    async decrypt(text, place) {
      const [, id, sealed = ''] = textFormat.exec(text) ?? [];
      return unseal(id === undefined ? undefined : await keys.get(id, false), sealed, place);
    },
  };
}

/** Encrypts by one vault and still opens what another wrote: for a deployment that moves to KMS. */
export const vaultAfter = (current: Vault, earlier: Vault): Vault => ({
  encrypt: (plain, place) => current.encrypt(plain, place),
  decrypt: (text, place) => (text.startsWith('k') ? current : earlier).decrypt(text, place),
});
