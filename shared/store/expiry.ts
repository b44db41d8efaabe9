import type { Collection, Document } from '../collections/collection';
import { fieldsOf } from './copy';

/** Whether a document's time is over. Stores delete such documents late (DynamoDB: days), so reads hide them. */
export function isExpired(of: Collection, doc: Document, nowMs: number): boolean {
  if (of.ttl === undefined) return false;
  const expiresAtMs = fieldsOf(doc)[of.ttl];
  return typeof expiresAtMs === 'number' && expiresAtMs <= nowMs;
}
