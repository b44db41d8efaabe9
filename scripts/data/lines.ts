import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import type { Collection, Document } from '../../shared/collections/collection';
import { collections } from '../../shared/collections/collections';
import { documentFrom } from '../../shared/store/document-from';
import { Tally } from './tally';

/** First line: what kind of file this is, and for whom. */
const head = z.strictObject({
  jiedan: z.literal(1),
  exportedAtMs: z.int(),
  /** Shows, without telling it, which HASH_KEY made the ids inside. */
  hashKey: z.string(),
});
export type Head = z.output<typeof head>;

const documentLine = z.strictObject({
  c: z.string(),
  /** The collection's version that the document is of. */
  v: z.int().min(1),
  d: z.looseObject({ id: z.string() }),
});
/** After the documents of a collection. */
const sumLine = z.strictObject({ c: z.string(), count: z.int(), hash: z.string() });
/** Last line: a file without it was cut off. */
const endLine = z.strictObject({ end: z.literal(true), documents: z.int() });
const anyLine = z.union([documentLine, sumLine, endLine]);

export interface Entry {
  readonly of: Collection;
  readonly doc: Document;
}

/** Data keys come first: whoever reads on can open what follows. */
export const exportOrder: readonly Collection[] = [
  ...collections.filter(({ name }) => name === 'vaultKeys'),
  ...collections.filter(({ name }) => name !== 'vaultKeys'),
];

const collectionNamed = (name: string): Collection => {
  const found = collections.find((of) => of.name === name);
  if (!found) throw new Error(`the file holds '${name}', which this version does not know`);
  return found;
};

/** As this release has it. Throws Error for a version that only a newer one knows. */
function documentIn({ c, v, d }: z.output<typeof documentLine>): Entry {
  const of = collectionNamed(c);
  if (v > of.version) throw new Error(`${c}: the file holds version ${v}, which this release does not know`);
  return { of, doc: v === of.version ? d : documentFrom(of, v, (field) => d[field]) };
}

function parsedLine(text: string, at: number): z.output<typeof anyLine> {
  try {
    return anyLine.parse(JSON.parse(text));
  } catch {
    throw new Error(`line ${at} of the file is damaged`);
  }
}

/** Reads a file line by line; every sum in it is checked on the way. Throws Error when anything is wrong. */
export async function* entriesOf(path: string, onHead: (found: Head) => void): AsyncGenerator<Entry> {
  const lines = createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let at = 0;
  let documents = 0;
  let tally = new Tally();
  let isWhole = false;
  for await (const text of lines) {
    at += 1;
    if (at === 1) {
      const first = head.safeParse(jsonOf(text));
      if (!first.success) throw new Error('this is no file of `npm run data -- export`');
      onHead(first.data);
      continue;
    }
    const line = parsedLine(text, at);
    if (isWhole) throw new Error(`line ${at} comes after the end`);
    if ('d' in line) {
      tally.add(line.d);
      documents += 1;
      yield documentIn(line);
    } else if ('count' in line) {
      if (!tally.equals(line)) throw new Error(`${line.c}: documents are missing, added or changed`);
      tally = new Tally();
    } else {
      if (line.documents !== documents) throw new Error('the number of documents differs');
      isWhole = true;
    }
  }
  if (!isWhole) throw new Error('the file was cut off');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
