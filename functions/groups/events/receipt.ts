import * as z from 'zod';
import type { ShardRead } from '../../../shared/application/events/feed-reader';
import { eventShards } from '../../../shared/collections/events';
import { AppError } from '../../../shared/contract/errors';
import * as f from '../../../shared/contract/fields';
import type { Ports } from '../../../shared/ports/context';

const reads = z
  .array(
    z.strictObject({
      shard: z.enum(eventShards),
      readToMs: f.momentMs,
      events: z.array(z.strictObject({ id: f.id, atMs: f.momentMs })).max(50),
    }),
  )
  .max(eventShards.length);

type Hashing = Pick<Ports, 'hash'>;

/** Only the server can issue one: a forged position would hide events. */
const signatureOf = ({ hash }: Hashing, consumer: string, body: string): string =>
  hash.hash('events-receipt', consumer, body);

/** What was read, as a text that only goes to and fro. */
export function writeReceipt(context: Hashing, consumer: string, read: readonly ShardRead[]): string {
  const body = Buffer.from(JSON.stringify(read)).toString('base64url');
  return `${body}.${signatureOf(context, consumer, body)}`;
}

/** Errors: INVALID_INPUT for a receipt that was not given to this consumer. */
export function readReceipt(context: Hashing, consumer: string, receipt: string): ShardRead[] {
  const [body = '', signature] = receipt.split('.');
  if (signature === signatureOf(context, consumer, body)) {
    const read = reads.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    if (read.success) return read.data;
  }
  throw new AppError('INVALID_INPUT', {
    problems: [{ path: 'receipt', problem: '回执无效，请重新读取事件' }],
  });
}
