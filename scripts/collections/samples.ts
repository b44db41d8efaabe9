import * as z from 'zod';
import type { Collection, Document } from '../../shared/collections/collection';
import { storable } from '../../shared/store/validate';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const properties = ({ properties: own = {} }: JsonSchema) => Object.entries(own) as [string, JsonSchema][];

const choices = ({ enum: values, type }: JsonSchema): readonly unknown[] =>
  values ?? (type === 'boolean' ? [false, true] : []);

/**
 * A small value of a schema, with all optional fields or with none. Texts say which field they are of, and numbers
 * differ from field to field as far as their bounds let them: an index that goes by another field is seen.
 */
function sample(schema: JsonSchema, name: string, isFull: boolean, position = 0): unknown {
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return sample(first as JsonSchema, name, isFull, position);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'string':
      return name.padEnd(schema.minLength ?? 0, '.');
    case 'number':
    case 'integer':
      return Math.min(Math.max(0, schema.minimum ?? 0) + position, schema.maximum ?? Number.MAX_SAFE_INTEGER);
    case 'boolean':
      return false;
    case 'array': {
      const length = Math.max(schema.minItems ?? 0, isFull ? 1 : 0);
      return Array.from({ length }, () => sample(schema.items as JsonSchema, name, isFull));
    }
    case 'object':
      return sampleObject(schema, isFull);
    default:
      return null;
  }
}

function sampleObject(schema: JsonSchema, isFull: boolean): Record<string, unknown> {
  const required = new Set(schema.required);
  const own = Object.fromEntries(
    properties(schema).flatMap(([field, inner], position) =>
      isFull || required.has(field) ? [[field, sample(inner, field, isFull, position)]] : [],
    ),
  );
  const { additionalProperties } = schema;
  const isRecord = typeof additionalProperties === 'object' && isFull;
  return isRecord ? { ...own, key: sample(additionalProperties as JsonSchema, 'value', isFull) } : own;
}

/**
 * Documents of a collection as stores keep them: one with nothing optional, one with everything, and one more for each
 * choice that a field has, since indexes go by them. Throws TypeError when the schema asks for more than its types say.
 */
export function samplesOf(of: Collection): Document[] {
  const schema = z.toJSONSchema(of.storedSchema) as JsonSchema;
  const full = sampleObject(schema, true);
  const chosen = properties(schema).flatMap(([field, inner]) =>
    choices(inner)
      .slice(1)
      .map((value) => ({ ...full, [field]: value })),
  );
  return [sampleObject(schema, false), full, ...chosen].map((doc) =>
    storable(of, doc as unknown as Document),
  );
}
