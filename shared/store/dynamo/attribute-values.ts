import type { AttributeValue, Item } from './protocol';

/** A JSON-like value in DynamoDB's encoding. Throws TypeError for what JSON cannot say. */
export function toAttribute(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' && Number.isFinite(value)) return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(toAttribute) };
  if (typeof value === 'object') return { M: toAttributes(value) };
  throw new TypeError(`cannot store a ${typeof value}`);
}

export const toAttributes = (fields: object): Item =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toAttribute(value)]));

/** The value of an attribute. Several times cheaper than the SDK's unmarshalling. */
export function fromAttribute(attribute: AttributeValue): unknown {
  if ('S' in attribute) return attribute.S;
  if ('N' in attribute) return Number(attribute.N);
  if ('BOOL' in attribute) return attribute.BOOL;
  if ('L' in attribute) return attribute.L.map(fromAttribute);
  if ('M' in attribute) {
    const fields = Object.entries(attribute.M).map(([name, value]) => [name, fromAttribute(value)]);
    return Object.fromEntries(fields);
  }
  return null;
}
