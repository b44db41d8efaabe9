import type { Collection, Document, Fields } from '../collections/collection';
import type { Vault } from '../ports/vault';
import { fieldsOf } from './copy';

/** The personal fields that a document has, with their texts: plain or encrypted as the document is. */
export function personalTexts(of: Collection, doc: Document): Record<string, string> {
  const fields = fieldsOf(doc);
  const present = of.personal.filter((field) => typeof fields[field] === 'string');
  return Object.fromEntries(present.map((field) => [field, String(fields[field])]));
}

/** The personal fields that a document has, whatever they hold. */
export function personalValues(of: Collection, doc: Document): Fields {
  const fields = fieldsOf(doc);
  return Object.fromEntries(
    of.personal.flatMap((field) => (field in fields ? [[field, fields[field]]] : [])),
  );
}

/** The document with its personal fields opened; the document itself when its collection has none. */
export async function opened<D extends Document>(vault: Vault, from: Collection<D>, doc: D): Promise<D> {
  if (from.personal.length === 0) return doc;
  const texts = Object.entries(personalTexts(from, doc)).map(async ([field, text]) => {
    return [field, await vault.decrypt(text, { collection: from.name, id: doc.id, field })] as const;
  });
  return { ...doc, ...Object.fromEntries(await Promise.all(texts)) };
}
