import type { Collection, Document, Fields } from '../collections/collection';
import { AppError } from '../contract/errors';
import { docOf } from './copy';
import { readableFields } from './stored-fields';
import { parsed } from './validate';

/** A document that a newer release has written in a way which this one cannot read. Its name is what logs tell. */
class NewerVersion extends Error {
  constructor(of: Collection, version: number) {
    super(`${of.name}: a document of version ${version}, this release knows ${of.version}`);
    this.name = `NewerVersion of ${of.name}`;
  }
}

/**
 * The document that a store keeps, lifted to this release's version. What a newer release added to it is left where
 * it is: no caller sees it, no write touches it. Errors: BUSY for a version that this release does not know, since
 * a second try may meet the newer one; TypeError for a document that is no longer what its schema says.
 */
export function documentFrom(
  of: Collection,
  version: number,
  fieldValue: (field: string) => unknown,
): Document {
  if (version > of.version) throw new AppError('BUSY', undefined, { cause: new NewerVersion(of, version) });
  const isOlder = version < of.version;
  const fields: Record<string, unknown> = {};
  for (const field of isOlder ? readableFields(of) : of.fields) {
    const value = fieldValue(field);
    if (value !== undefined) fields[field] = value;
  }
  if (!isOlder) return of.parsedOnRead ? parsed(of, of.storedSchema, docOf(fields)) : docOf(fields);
  let lifted: Fields = fields;
  for (const { lift } of of.upcasters.slice(version - 1)) lifted = lift(lifted);
  return parsed(of, of.storedSchema, docOf(lifted));
}
