import { createHash } from 'node:crypto';
import type { Collection, Document } from '../../shared/collections/collection';
import { isExpired } from '../../shared/store/expiry';
import type { Deployment } from './deployment';
import { entriesOf, exportOrder } from './lines';
import { canonical } from './tally';

/** A document that a file and a deployment do not have alike. */
export interface Difference {
  readonly collection: string;
  readonly id: string;
  /** Only the file has it, only the deployment has it, or they say something else of it. */
  readonly kind: 'missing' | 'more' | 'other';
}

const hashOf = (doc: Document): string => createHash('sha256').update(canonical(doc)).digest('base64');

/** The hashes of each collection of a file by id; one collection at a time is held in memory. */
async function* collectionsIn(path: string): AsyncGenerator<[Collection, Map<string, string>]> {
  const left = [...exportOrder];
  let held = new Map<string, string>();
  for await (const { of, doc } of entriesOf(path, () => {})) {
    // A collection without documents has no entry.
    while (left[0] && left[0] !== of) {
      yield [left[0], held];
      held = new Map();
      left.shift();
    }
    held.set(doc.id, hashOf(doc));
  }
  for (const of of left) {
    yield [of, held];
    held = new Map();
  }
}

/**
 * Holds a deployment against a file of `npm run data -- export`, and names every document that differs. What has expired
 * counts on neither side.
 */
export async function* differences(
  { dump }: Pick<Deployment, 'dump'>,
  path: string,
  nowMs: number,
): AsyncGenerator<Difference> {
  for await (const [of, inFile] of collectionsIn(path)) {
    const named = (id: string, kind: Difference['kind']) => ({ collection: of.name, id, kind });
    for await (const page of dump.pages(of))
      for (const doc of page) {
        const hash = inFile.get(doc.id);
        inFile.delete(doc.id);
        if (hash === hashOf(doc)) continue;
        if (hash !== undefined) yield named(doc.id, 'other');
        else if (!isExpired(of, doc, nowMs)) yield named(doc.id, 'more');
      }
    for (const id of inFile.keys()) yield named(id, 'missing');
  }
}
