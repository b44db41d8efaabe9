/** Where a ciphertext lives; it opens nowhere else. */
export interface Place {
  readonly collection: string;
  readonly id: string;
  readonly field: string;
}

/** Encrypts personal fields: AES-256-GCM under a versioned key, bound to collection, id and field. */
export interface Vault {
  encrypt(plain: string, place: Place): Promise<string>;
  /** Throws when the text was changed, moved or encrypted under an unknown key. */
  decrypt(cipher: string, place: Place): Promise<string>;
}

/** One-way ids for personal values that must be found again: HMAC-SHA-256 under a secret key. */
export interface KeyedHash {
  /** 32 base62 characters, the same for the same purpose and parts. */
  hash(purpose: string, ...parts: string[]): string;
}
