import type { Collection } from '../collections/collection';

/** One page of a pass over a collection. */
export interface Reindexed {
  readonly read: number;
  /** Documents whose index entries were not what they should be. */
  readonly written: number;
  /** Names of the index fields of earlier releases that were taken away. */
  readonly retired: readonly string[];
  /** Where the next page begins; absent after the last one. */
  readonly next?: string;
}

/** Index entries brought up to the collection's declaration, while others read and write; no function has this port. */
export interface Reindexing {
  /**
   * Reads one page and writes the entries that differ, and nothing else of a document. May run again at any time,
   * from anywhere. Throws Error for a document that a newer release has put more into.
   */
  reindex(of: Collection, after?: string): Promise<Reindexed>;
}
