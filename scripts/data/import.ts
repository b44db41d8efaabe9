import type { Collection, Document } from '../../shared/collections/collection';
import type { Vault } from '../../shared/ports/vault';
import { type Deployment, hashKeyMark, type Progress } from './deployment';
import { type Entry, entriesOf, exportOrder, type Head } from './lines';
import { keepSealed, type Sealing, sealAnew } from './reseal';
import { Tally } from './tally';

export interface ImportOptions {
  /** Vault that the file was encrypted with; absent when the deployment has the very keys. */
  readonly from?: (dataKeys: ReadonlyMap<string, string>) => Vault;
  /** Writes over documents that differ; otherwise they stop the import. */
  readonly replace?: boolean;
  /** The one collection that is brought in, by name; all otherwise. */
  readonly only?: string;
  readonly progress: Progress;
}

interface Imported {
  readonly written: number;
  readonly alreadyThere: number;
}

const batchSize = 100;

/** Reads the whole file once before anything is written. Answers its data keys. */
async function checked(deployment: Deployment, path: string): Promise<ReadonlyMap<string, string>> {
  let head: Head | undefined;
  const dataKeys = new Map<string, string>();
  const onHead = (found: Head) => {
    head = found;
  };
  for await (const { of, doc } of entriesOf(path, onHead)) {
    if (of.name === 'vaultKeys' && 'encrypted' in doc) dataKeys.set(doc.id, String(doc.encrypted));
  }
  if (head?.hashKey !== hashKeyMark(deployment)) {
    throw new Error('the file was made under another HASH_KEY: people could not be found again');
  }
  return dataKeys;
}

async function* batchesOf(path: string): AsyncGenerator<{ of: Collection; docs: Document[] }> {
  let batch: { of: Collection; docs: Document[] } | undefined;
  for await (const { of, doc } of entriesOf(path, () => {}) as AsyncGenerator<Entry>) {
    if (batch && (batch.of !== of || batch.docs.length === batchSize)) {
      yield batch;
      batch = undefined;
    }
    batch ??= { of, docs: [] };
    batch.docs.push(doc);
  }
  if (batch) yield batch;
}

/** What the deployment has to hold in the end, by collection. */
class Expected {
  readonly #tallies = new Map<string, Tally>();

  of({ name }: Collection): Tally {
    const tally = this.#tallies.get(name) ?? new Tally();
    this.#tallies.set(name, tally);
    return tally;
  }
}

interface Batch {
  readonly of: Collection;
  readonly docs: readonly Document[];
}

/** Writes of a batch what is not there yet. Throws Error for a document that is there and differs. */
async function writeBatch(
  deployment: Deployment,
  { of, docs }: Batch,
  sealing: Sealing,
  replace: boolean,
): Promise<{ kept: Document[]; written: number }> {
  const fresh = await Promise.all(docs.map((doc) => sealing.sealed(of, doc)));
  const there = await deployment.store.getMany(
    of,
    fresh.map(({ id }) => id),
  );
  const kept: Document[] = [];
  const missing: Document[] = [];
  for (const [at, doc] of fresh.entries()) {
    const stored = there[at];
    const isThere = stored !== undefined && (await sealing.isSame(of, stored, doc));
    if (stored && !isThere && !replace) {
      throw new Error(
        `${of.name}: a document differs from the file (${at + 1} of this batch); see --replace`,
      );
    }
    if (isThere) kept.push(stored);
    else missing.push(doc);
  }
  if (missing.length > 0) await deployment.dump.put(of, missing);
  return { kept: [...kept, ...missing], written: missing.length };
}

async function verify(deployment: Deployment, of: Collection, expected: Tally): Promise<void> {
  const found = new Tally();
  for await (const page of deployment.dump.pages(of)) for (const doc of page) found.add(doc);
  if (found.equals(expected)) return;
  const counts = `${found.count} documents there, ${expected.count} in the file`;
  throw new Error(`${of.name}: the deployment does not hold what the file does (${counts})`);
}

/**
 * Brings a file into a deployment. The file is read whole and checked before the first write; what is there already
 * is left, so that an import that was broken off is simply run again; at the end every collection is read
 * back and its count and hash compared.
 */
export async function importData(
  deployment: Deployment,
  path: string,
  options: ImportOptions,
): Promise<Imported> {
  const dataKeys = await checked(deployment, path);
  const { from, progress, replace = false, only } = options;
  const sealing = from ? sealAnew(from(dataKeys), deployment.vault) : keepSealed(deployment.vault);
  // Data keys of another vault open nothing here; those of this one must be there before the texts.
  const isMoved = ({ name }: Collection) =>
    (from === undefined || name !== 'vaultKeys') && (only === undefined || name === only);
  if (!exportOrder.some(isMoved)) throw new Error(`there is no collection ${only}`);
  const expected = new Expected();
  let written = 0;
  let alreadyThere = 0;
  for await (const batch of batchesOf(path)) {
    if (!isMoved(batch.of)) continue;
    const done = await writeBatch(deployment, batch, sealing, replace);
    const tally = expected.of(batch.of);
    for (const doc of done.kept) tally.add(doc);
    written += done.written;
    alreadyThere += done.kept.length - done.written;
    progress(batch.of.name, tally.count, false);
  }
  for (const of of exportOrder.filter(isMoved)) {
    await verify(deployment, of, expected.of(of));
    progress(of.name, expected.of(of).count, true);
  }
  return { written, alreadyThere };
}
