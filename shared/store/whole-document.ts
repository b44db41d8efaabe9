import type { Collection, Document } from '../collections/collection';
import { documentFrom } from './document-from';
import { readableFields } from './stored-fields';

/** What a store keeps of a document, without its own marks and index entries. */
export interface KeptDocument {
  readonly version: number;
  readonly fields: readonly string[];
  fieldValue(field: string): unknown;
}

/** A document that is to be moved whole. Throws Error when a newer release has put more into it than this one knows. */
export function wholeDocument(of: Collection, { version, fields, fieldValue }: KeptDocument): Document {
  const known = readableFields(of);
  const unknown = fields.filter((field) => !known.includes(field));
  if (unknown.length > 0) {
    throw new Error(`${of.name}: this release does not know ${unknown.join(', ')}; use the newest one`);
  }
  return documentFrom(of, version, fieldValue);
}
