import type { Fields } from './ejson';
import { noCollection } from './refusal';

/** Ids as the cloud allows them. */
export type Id = string | number;

export type Doc = Fields & { readonly _id: Id };

/** A document from a moment on; without `doc`: removed. Moments are numbered, one per commit. */
interface Version {
  readonly at: number;
  readonly doc: Doc | undefined;
}

export interface Write {
  readonly collection: string;
  readonly id: Id;
  readonly doc: Doc | undefined;
}

/** All documents with as much of their past as open transactions may still read. Documents never change in place. */
export class History {
  readonly #collections = new Map<string, Map<Id, Version[]>>();
  /** Told of a commit before it is made. */
  #tell: ((writes: readonly Write[]) => void) | undefined;
  /** The oldest moment that somebody may still read. */
  readonly #oldest: () => number | undefined;
  #now = 0;

  constructor(oldest: () => number | undefined) {
    this.#oldest = oldest;
  }

  /** The number of the last commit. */
  get now(): number {
    return this.#now;
  }

  get names(): string[] {
    return [...this.#collections.keys()];
  }

  addCollection(name: string): void {
    if (!this.#collections.has(name)) this.#collections.set(name, new Map());
  }

  /** The document as it was at a moment. Errors: DATABASE_COLLECTION_NOT_EXIST. */
  read(collection: string, id: Id, at = this.#now): Doc | undefined {
    return this.#versions(collection)
      .get(id)
      ?.findLast((version) => version.at <= at)?.doc;
  }

  /** When the document was last written; 0 for never. */
  lastWrite(collection: string, id: Id): number {
    return this.#versions(collection).get(id)?.at(-1)?.at ?? 0;
  }

  /** Every document at a moment. */
  *scan(collection: string, at = this.#now): Generator<Doc> {
    for (const versions of this.#versions(collection).values()) {
      const doc = versions.findLast((version) => version.at <= at)?.doc;
      if (doc) yield doc;
    }
  }

  onCommit(tell: (writes: readonly Write[]) => void): void {
    this.#tell = tell;
  }

  /** All of it becomes visible at one moment, or nothing where whoever is told of it first refuses. */
  commit(writes: Iterable<Write>): void {
    const all = [...writes];
    this.#tell?.(all);
    this.#now += 1;
    const oldest = this.#oldest() ?? this.#now;
    for (const { collection, id, doc } of all) {
      const documents = this.#versions(collection);
      const versions = documents.get(id) ?? [];
      versions.push({ at: this.#now, doc });
      const needed = versions.findLastIndex((version) => version.at <= oldest);
      if (needed > 0) versions.splice(0, needed);
      // A removal stays as long as a transaction may write what it does not see removed.
      if (versions.length === 1 && doc === undefined && oldest >= this.#now) documents.delete(id);
      else documents.set(id, versions);
    }
  }

  clear(): void {
    for (const documents of this.#collections.values()) documents.clear();
  }

  #versions(collection: string): Map<Id, Version[]> {
    const known = this.#collections.get(collection);
    if (!known) throw noCollection(collection);
    return known;
  }
}
