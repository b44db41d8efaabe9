import type { Collection, Document, Fields } from '../../collections/collection';
import type { Stored, Version } from '../commit';
import { fieldsOf } from '../copy';
import { documentFrom } from '../document-from';
import { indexFieldNames, indexFieldPrefix, indexFields, readableFields } from '../stored-fields';
import { wholeDocument } from '../whole-document';
import { fromAttribute } from './attribute-values';
import type { Expression } from './expression';
import type { AttributeValue, Item } from './protocol';

/** Attributes beside the document's own fields and its places in indexes. */
export const versionAttribute = '_v';
/** The collection's version that the document is of. */
export const schemaAttribute = '_schema';
/** Seconds since 1970, as DynamoDB's own expiry wants them. */
export const ttlAttribute = '_ttl';

const ownAttributes: ReadonlySet<string> = new Set([versionAttribute, schemaAttribute, ttlAttribute]);

/** All attributes of a document as plain values: its fields, its version, its places in indexes. */
export function plainItem(of: Collection, doc: Document, version: Version): Record<string, unknown> {
  const item: Record<string, unknown> = {
    ...doc,
    [versionAttribute]: version,
    [schemaAttribute]: of.version,
    ...indexFields(of, doc),
  };
  const expiresAtMs = of.ttl === undefined ? undefined : fieldsOf(doc)[of.ttl];
  if (typeof expiresAtMs === 'number') item[ttlAttribute] = Math.ceil(expiresAtMs / 1000);
  return item;
}

/** Every attribute, beside the id, that a write of this release sets or removes; it touches no other one. */
export const writtenAttributes = (of: Collection): readonly string[] => [
  ...readableFields(of).filter((field) => field !== 'id'),
  ...indexFieldNames(of),
  versionAttribute,
  schemaAttribute,
  ...(of.ttl === undefined ? [] : [ttlAttribute]),
];

const valueIn = (item: Item, field: string): unknown => {
  const attribute = item[field];
  return attribute && fromAttribute(attribute);
};

export const textIn = (attribute: AttributeValue | undefined): string =>
  attribute && 'S' in attribute ? attribute.S : '';

const numberIn = (attribute: AttributeValue | undefined): number =>
  attribute && 'N' in attribute ? Number(attribute.N) : 1;

export function docFrom<D extends Document>(of: Collection<D>, item: Item): D {
  return documentFrom(of, numberIn(item[schemaAttribute]), (field) => valueIn(item, field)) as D;
}

/** All attributes of an item. */
export const plainValues = (item: Item): Fields =>
  Object.fromEntries(Object.keys(item).map((name) => [name, valueIn(item, name)]));

/** The document with all that is in the item. Throws Error when this release does not know all of it. */
export const wholeDocFrom = (of: Collection, item: Item): Document =>
  wholeDocument(of, {
    version: numberIn(item[schemaAttribute]),
    fields: Object.keys(item).filter(
      (name) => !ownAttributes.has(name) && !name.startsWith(indexFieldPrefix),
    ),
    fieldValue: (field) => valueIn(item, field),
  });

export function storedFrom(of: Collection, item: Item | undefined): Stored | undefined {
  if (!item) return undefined;
  return { doc: docFrom(of, item), version: textIn(item[versionAttribute]) };
}

/**
 * Leaves index keys out of the answer. For a page of 20 tasks this costs a third less of our CPU;
 * where there are no indexes there is nothing to leave out.
 */
export function projection(of: Collection, expression: Expression, extra: readonly string[] = []): object {
  if (Object.keys(of.indexes).length === 0) return {};
  const names = [...readableFields(of), schemaAttribute, ...extra].map((field) => expression.name(field));
  return { ProjectionExpression: names.join(',') };
}
