export interface Entry {
  /** Unique in its list; compared by `<`. */
  readonly sort: string;
  readonly id: string;
}

/** Entries in a chunk before it is cut in two. */
const defaultMaxChunk = 512;

/** First position in `length` for which `isAtOrAfter` holds; `length` when there is none. */
function firstPosition(length: number, isAtOrAfter: (position: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAtOrAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Entries in the order of their sort keys, in chunks, so that an insertion moves at most one chunk. */
export class SortedList {
  readonly #chunks: Entry[][] = [];
  readonly #maxChunk: number;

  constructor(maxChunk = defaultMaxChunk) {
    this.#maxChunk = maxChunk;
  }

  add(entry: Entry): void {
    const [found, entryAt] = this.#locate(entry.sort);
    const chunkAt = Math.max(0, Math.min(found, this.#chunks.length - 1));
    const chunk = this.#chunks[chunkAt];
    if (!chunk) {
      this.#chunks.push([entry]);
      return;
    }
    chunk.splice(found === chunkAt ? entryAt : chunk.length, 0, entry);
    if (chunk.length > this.#maxChunk) this.#chunks.splice(chunkAt + 1, 0, chunk.splice(this.#maxChunk / 2));
  }

  remove(sort: string): void {
    const [chunkAt, entryAt] = this.#locate(sort);
    const chunk = this.#chunks[chunkAt];
    if (chunk?.[entryAt]?.sort !== sort) return;
    chunk.splice(entryAt, 1);
    if (chunk.length === 0) this.#chunks.splice(chunkAt, 1);
  }

  get isEmpty(): boolean {
    return this.#chunks.length === 0;
  }

  /** Entries at or after `from`. */
  *ascending(from: string): Generator<Entry> {
    const [chunkAt, entryAt] = this.#locate(from);
    for (let at = chunkAt; at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at] ?? [];
      for (let i = at === chunkAt ? entryAt : 0; i < chunk.length; i += 1) {
        const entry = chunk[i];
        if (entry) yield entry;
      }
    }
  }

  /** Entries at or before `to`, last first. */
  *descending(to: string): Generator<Entry> {
    const [chunkAt, entryAt] = this.#locate(to);
    for (let at = Math.min(chunkAt, this.#chunks.length - 1); at >= 0; at -= 1) {
      const chunk = this.#chunks[at] ?? [];
      for (let i = Math.min(at === chunkAt ? entryAt : chunk.length - 1, chunk.length - 1); i >= 0; i -= 1) {
        const entry = chunk[i];
        // The first entry may lie just after `to`.
        if (entry && entry.sort <= to) yield entry;
      }
    }
  }

  /** Chunk and place in it of the first entry at or after `sort`. */
  #locate(sort: string): [chunkAt: number, entryAt: number] {
    const isAtOrAfter = (entry: Entry | undefined) => entry !== undefined && entry.sort >= sort;
    const chunkAt = firstPosition(this.#chunks.length, (at) => isAtOrAfter(this.#chunks[at]?.at(-1)));
    const chunk = this.#chunks[chunkAt] ?? [];
    return [chunkAt, firstPosition(chunk.length, (at) => isAtOrAfter(chunk[at]))];
  }
}
