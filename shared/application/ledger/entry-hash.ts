import { createHash } from 'node:crypto';
import type { LedgerEntry } from '../../collections/ledger';

/** What stands before the first entry of a book and the first seal. */
export const genesis = '0'.repeat(64);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same text for the same content, whatever order its fields came in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** The hash of everything that an entry says; anybody can reckon it again. */
export function entryHash(entry: Omit<LedgerEntry, 'hash'> & { readonly hash?: string }): string {
  const { hash: _own, ...rest } = entry;
  return sha256(canonical(rest));
}
