/**
 * Largest document in bytes, by DynamoDB's way of counting. DynamoDB's own limit is 409,600; the rest
 * is left for index keys and version.
 */
export const maxDocumentBytes = 400_000;

const containerBytes = 3;
const numberBytes = (value: number): number => Math.ceil(String(Math.abs(value)).length / 2) + 2;

/** Size of a JSON-like value in DynamoDB, never less than what DynamoDB counts. */
export function documentBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + 1 + documentBytes(item), containerBytes);
  }
  return Object.entries(value).reduce(
    (sum, [name, item]) => sum + 1 + Buffer.byteLength(name) + documentBytes(item),
    containerBytes,
  );
}
