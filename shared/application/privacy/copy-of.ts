import { strToU8, zipSync } from 'fflate';
import type { Fields } from '../../collections/collection';
import { type CopySection, copyHtml } from './copy-html';
import type { Reading } from './holding';
import { holdings } from './holdings';

/** Keys and hashes of ours, and who of the staff decided: no data of the person's. */
const ours: ReadonlySet<string> = new Set([
  ...['refreshHash', 'personKey', 'formerKey', 'numberHash', 'operatorId'],
  ...['links', 'inputHash', 'hash', 'head', 'seq', 'keyId'],
]);

function theirs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(theirs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !ours.has(field))
      .map(([field, each]) => [field, theirs(each)]),
  );
}

/** How many collections are read at once. */
const atOnce = 6;

async function sectionsOf(store: Reading, accountId: string): Promise<ReadonlyMap<string, CopySection>> {
  const sections = new Map<string, CopySection>();
  const left = Object.values(holdings).toReversed();
  const readOn = async (): Promise<void> => {
    for (let of = left.pop(); of !== undefined; of = left.pop()) {
      const documents = (await of.find(store, accountId)).map((doc) => theirs(doc) as Fields);
      if (documents.length > 0) sections.set(of.from.name, { title: of.title, documents });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readOn));
  return sections;
}

/** All that is held of an account, as a zip: for programs, and for people to read. */
export async function copyOf(store: Reading, accountId: string, madeAtMs: number): Promise<Uint8Array> {
  const sections = await sectionsOf(store, accountId);
  const data = {
    madeAt: new Date(madeAtMs).toISOString(),
    ...Object.fromEntries([...sections].map(([name, { documents }]) => [name, documents])),
  };
  return zipSync({
    'data.json': strToU8(JSON.stringify(data, null, 2)),
    'index.html': strToU8(copyHtml([...sections.values()], madeAtMs)),
  });
}
