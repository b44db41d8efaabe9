import type { Params } from './action';
import { type Fields, parseEjson } from './ejson';
import type { Doc, Id } from './history';
import { failed, invalid } from './refusal';

/** MongoDB's largest document. */
const maxDocumentBytes = 16 * 1024 * 1024;

export function text(params: Params, name: string): string {
  const value = params[name];
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(`${name} is required`);
}

export const optionalText = (params: Params, name: string): string | undefined => {
  const value = params[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export function number(params: Params, name: string, whenAbsent: number): number {
  const value = params[name];
  return typeof value === 'number' ? value : whenAbsent;
}

function fieldsFrom(value: unknown, name: string, nowMs: number): Fields {
  if (typeof value !== 'string') throw invalid(`${name} must be an EJSON text`);
  const parsed = parseEjson(value, nowMs);
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Fields;
  throw invalid(`${name} must be an object`);
}

/** An EJSON object; empty when absent, which for a condition means every document. */
export const fields = (params: Params, name: string, nowMs: number): Fields =>
  optionalText(params, name) === undefined ? {} : fieldsFrom(params[name], name, nowMs);

export function texts(params: Params, name: string, nowMs: number): Fields[] {
  const value = params[name];
  if (!Array.isArray(value) || value.length === 0) throw invalid(`${name} must be a list`);
  return value.map((item) => fieldsFrom(item, name, nowMs));
}

/** Names that MongoDB before 5.0 refuses in a stored document. */
function checkNames(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkNames);
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof RegExp) return;
  for (const [name, item] of Object.entries(value)) {
    if (name.startsWith('$') || name.includes('.') || name.includes('\0')) {
      throw failed(`[FailedOperation] The field '${name}' is not valid for storage`);
    }
    checkNames(item);
  }
}

/** The document as it is stored. Errors: DATABASE_REQUEST_FAILED when it is too large or has bad names. */
export function storable(doc: Fields, id: unknown): Doc {
  if (typeof id !== 'string' && typeof id !== 'number') throw invalid('_id must be a text or a number');
  checkNames(doc);
  if (Buffer.byteLength(JSON.stringify(doc)) > maxDocumentBytes) {
    throw failed('[FailedOperation] document is larger than 16 MB');
  }
  return { ...doc, _id: id as Id };
}
