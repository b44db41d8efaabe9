import type { Collection, Document } from '../collections/collection';

/**
 * Whole collections, for moving a deployment and for nothing else: no function has this port. Documents are as they
 * are stored, personal fields encrypted; expired ones may still be among them.
 */
export interface Dump {
  /** Every document, in any order, in pages. What is written meanwhile may be missing. */
  pages(from: Collection): AsyncIterable<readonly Document[]>;
  /** Writes documents over whatever is there; ≤ 100. */
  put(into: Collection, docs: readonly Document[]): Promise<void>;
}
