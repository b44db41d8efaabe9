import type { Collection } from '../../shared/collections/collection';
import type { Deployment, Progress } from './deployment';

interface Reindexed {
  readonly read: number;
  readonly written: number;
  /** Index fields of earlier releases that were taken away. */
  readonly retired: readonly string[];
}

/** A pass that was broken off, and where it goes on. */
export class BrokenOff extends Error {
  readonly after: string | undefined;

  constructor(after: string | undefined, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'BrokenOff';
    this.after = after;
  }
}

/**
 * Writes the index entries that differ from what the documents of a collection make them, page by page, while the
 * deployment serves. Errors: BrokenOff with the place to go on after.
 */
export async function reindex(
  { reindexing }: Pick<Deployment, 'reindexing'>,
  of: Collection,
  progress: Progress,
  start?: string,
): Promise<Reindexed> {
  const retired = new Set<string>();
  let read = 0;
  let written = 0;
  for (let after = start; ; ) {
    const page = await reindexing.reindex(of, after).catch((error: unknown) => {
      throw new BrokenOff(after, error);
    });
    read += page.read;
    written += page.written;
    for (const field of page.retired) retired.add(field);
    progress(of.name, read, page.next === undefined);
    if (page.next === undefined) return { read, written, retired: [...retired].sort() };
    after = page.next;
  }
}
