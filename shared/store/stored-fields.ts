import type { Collection, Document } from '../collections/collection';
import { indexKeys } from '../collections/index-keys';

/** Names that begin so are places in indexes, of this release or another one. */
export const indexFieldPrefix = 'ix_';
export const partitionField = (index: string): string => `${indexFieldPrefix}${index}_p`;
export const sortField = (index: string): string => `${indexFieldPrefix}${index}_s`;

/** The fields that hold a collection's places in its indexes. */
export const indexFieldNames = (of: Collection): readonly string[] =>
  Object.keys(of.indexes).flatMap((index) => [partitionField(index), sortField(index)]);

/** A document's places in indexes, as both clouds keep them beside its fields. */
export function indexFields(of: Collection, doc: Document): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { index, partition, sort } of indexKeys(of, doc)) {
    fields[partitionField(index)] = partition;
    fields[sortField(index)] = sort;
  }
  return fields;
}

/** Fields that a document of this version or an earlier one may have. */
export const readableFields = (of: Collection): readonly string[] =>
  of.dropped.length === 0 ? of.fields : [...of.fields, ...of.dropped];
