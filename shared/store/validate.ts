import * as z from 'zod';
import type { Collection, Document, Fields } from '../collections/collection';
import type { AddOptions } from '../ports/store';
import { documentBytes, maxDocumentBytes } from './document-size';

/** Longest id in characters; DynamoDB takes keys up to 1,024 bytes in an index, with the sort value. */
const maxIdLength = 200;

/** Whether a document with this id can exist. */
export const isPossibleId = (id: string): boolean => id.length > 0 && id.length <= maxIdLength;

/** Name of the offending place, without any value: errors are logged and values may be personal. */
function problemAt(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') path.push(issue.keys.join(','));
  return `${path.join('.')} (${issue.code})`;
}

/** What the schema makes of it, a copy. Throws TypeError naming collection and field, never a value. */
export function parsed<T>(of: Collection, schema: z.ZodType<T>, doc: unknown): T {
  const result = schema.safeParse(doc);
  if (!result.success) {
    throw new TypeError(`${of.name}: ${result.error.issues.map(problemAt).join('; ')}`);
  }
  return result.data;
}

/** DynamoDB takes no empty attribute name, at any depth; its emulator dynoxide does. */
function hasEmptyName(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasEmptyName);
  return Object.entries(value).some(([name, inner]) => name === '' || hasEmptyName(inner));
}

/** The document as a store keeps it. Throws TypeError as `parsed`, and when it is too large. */
export function storable<D extends Document>(of: Collection<D>, doc: D): D {
  const stored = parsed(of, of.storedSchema, doc);
  if (!isPossibleId(stored.id)) throw new TypeError(`${of.name}: id (length)`);
  if (hasEmptyName(stored)) throw new TypeError(`${of.name}: empty name`);
  if (documentBytes(stored) > maxDocumentBytes) throw new TypeError(`${of.name}: document too large`);
  return stored;
}

const counters = new WeakMap<z.ZodType, ReadonlySet<string>>();

/** Required integer fields: only these can be added to without reading the document. */
function countersOf(of: Collection): ReadonlySet<string> {
  const known = counters.get(of.storedSchema);
  if (known) return known;
  const shape = of.storedSchema instanceof z.ZodObject ? of.storedSchema.shape : {};
  const isCounter = (field: string) => {
    const type: unknown = shape[field];
    return field !== of.ttl && type instanceof z.ZodNumberFormat;
  };
  const found = new Set(of.fields.filter(isCounter));
  counters.set(of.storedSchema, found);
  return found;
}

function checkCounters(of: Collection, what: string, values: Fields): void {
  for (const [field, value] of Object.entries(values)) {
    if (!countersOf(of).has(field))
      throw new TypeError(`${of.name}.${field}: ${what} needs an integer counter`);
    if (!Number.isSafeInteger(value)) throw new TypeError(`${of.name}.${field}: ${what} must be an integer`);
  }
}

/** Throws TypeError for an addition that no store could do without reading the document. */
export function checkAddition(of: Collection, amounts: Fields, options: AddOptions<Document>): void {
  if (Object.keys(amounts).length === 0) throw new TypeError(`${of.name}: nothing to add`);
  checkCounters(of, 'add', amounts);
  checkCounters(of, 'atLeast', options.atLeast ?? {});
  checkCounters(of, 'atMost', options.atMost ?? {});
  for (const [field, value] of Object.entries(options.where ?? {})) {
    if (!of.fields.includes(field)) throw new TypeError(`${of.name}.${field}: where names an unknown field`);
    if (of.personal.includes(field)) throw new TypeError(`${of.name}.${field}: where names a personal field`);
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw new TypeError(`${of.name}.${field}: where takes text, numbers and booleans`);
    }
  }
}
