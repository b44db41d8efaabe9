import * as z from 'zod';

const sentences = z.registry<{ readonly sentence: string }>();

/** Says in Chinese what a field wants, to whoever sends something else. Put around the field or any part of its chain. */
export const wants = <S extends z.ZodType>(sentence: string, schema: S): S => {
  sentences.add(schema, { sentence });
  return schema;
};

/** What is inside of a schema that only says whether a value may be left out, or how it is read. */
function unwrapped(schema: z.ZodType): z.ZodType | undefined {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault
  )
    return schema.unwrap() as z.ZodType;
  return schema instanceof z.ZodPipe ? (schema.in as z.ZodType) : undefined;
}

/** Parts of a schema by their name in a path: fields of an object, the items of a list. */
function partOf(schema: z.ZodType, name: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return schema instanceof z.ZodObject ? (schema.shape as Record<PropertyKey, z.ZodType>)[name] : undefined;
}

/** What the innermost field on a path wants, as far as anything there says so. */
export function wantedAt(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  const said = sentences.get(schema)?.sentence;
  const inner = unwrapped(schema);
  if (inner) return wantedAt(inner, path) ?? said;
  const [name, ...rest] = path;
  const part = name === undefined ? undefined : partOf(schema, name);
  return (part && wantedAt(part, rest)) ?? said;
}
