import { createHash } from 'node:crypto';
import type { KeyedHash } from '../../ports/vault';

/** A value with sorted keys, so that equal inputs are equal texts. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]));
}

/** An input as text, without the fields that may differ between tries of one command. */
export function inputText(input: object, differing: readonly string[]): string {
  const same = Object.entries(input).filter(([field]) => !differing.includes(field));
  return JSON.stringify(canonical(Object.fromEntries(same)));
}

/** Keyed and bound to its record: who reads records can neither guess an input nor see that two are equal. */
export const inputHash = (keyed: KeyedHash, recordId: string, text: string): string =>
  keyed.hash('idempotency-input', recordId, text);

/**
 * Whether a record's hash is that of this input. Records from before hashes were keyed hold a plain SHA-256,
 * longer than any keyed one; the last of them expires a day after the release that brought keyed ones.
 */
export const isHashOf = (stored: string, keyed: KeyedHash, recordId: string, text: string): boolean =>
  stored === inputHash(keyed, recordId, text) ||
  stored === createHash('sha256').update(text).digest('base64url');
