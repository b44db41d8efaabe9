import { createHash } from 'node:crypto';
import type { Document } from '../../shared/collections/collection';

const modulus = 1n << 256n;

/** JSON with sorted keys: the same text for the same content on every deployment. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

/** Count and hash of a set of documents, whatever order they come in: the sum of their hashes. */
export class Tally {
  #count = 0;
  #sum = 0n;

  add(doc: Document): void {
    const hash = createHash('sha256').update(canonical(doc)).digest('hex');
    this.#count += 1;
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % modulus;
  }

  get count(): number {
    return this.#count;
  }

  get hash(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }

  equals(other: Pick<Tally, 'count' | 'hash'>): boolean {
    return this.count === other.count && this.hash === other.hash;
  }
}
