import * as z from 'zod';
import type { Collection, Document, Fields } from '../../shared/collections/collection';
import { documentFrom } from '../../shared/store/document-from';
import { indexFields } from '../../shared/store/stored-fields';
import { samplesOf } from './samples';

const fields = z.record(z.string(), z.unknown());

/** A document of some version, as a store keeps it, and where indexes have it. */
const fixture = z.strictObject({ doc: fields, indexes: z.record(z.string(), z.string()) });

/** What the last release knows of a collection, and documents of every version that was ever written. */
export const released = z.strictObject({
  version: z.int().min(1),
  indexes: z.array(z.string()),
  ttl: z.string().nullable(),
  personal: z.array(z.string()),
  /** JSON Schema. */
  schema: fields,
  /** By version. */
  fixtures: z.record(z.string(), z.array(fixture)),
});
export type Released = z.output<typeof released>;
export type Fixture = z.output<typeof fixture>;

/** What this release knows of a collection; documents of earlier versions are those that were kept. */
export function releasedFrom(of: Collection, before: Released | undefined): Released {
  const current = samplesOf(of).map((doc) => ({
    doc: doc as unknown as Fields,
    indexes: indexFields(of, doc),
  }));
  return {
    version: of.version,
    indexes: Object.keys(of.indexes),
    ttl: of.ttl ?? null,
    personal: [...of.personal],
    schema: z.toJSONSchema(of.schema) as Fields,
    fixtures: { ...before?.fixtures, [of.version]: current },
  };
}

/** A kept document as this release reads it. Throws when it cannot. */
export const liftedFixture = (of: Collection, version: number, { doc }: Fixture): Document =>
  documentFrom(of, version, (field) => doc[field]);
