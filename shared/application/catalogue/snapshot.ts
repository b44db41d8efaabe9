import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type Task, tasks } from '../../collections/tasks';
import type { ShownPublisher } from './city-tasks';

/** Everything that is open in a city at a moment. */
export interface Snapshot {
  /** Everything that was written before is in it, save what an index shows late. */
  readonly readToMs: number;
  readonly tasks: readonly Task[];
  readonly publishers: readonly ShownPublisher[];
}

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** What is packed, and in which order: a snapshot of another form is none. */
const form = createHash('sha256')
  .update(JSON.stringify([1, tasks.version, tasks.fields]))
  .digest('base64url')
  .slice(0, 12);

/** No city comes near it; more would not fit into the memory of a function. */
const maxBytes = 512 * 1_024 * 1_024;

export const packSnapshot = (snapshot: Snapshot): Promise<Buffer> => pack(JSON.stringify({ form, ...snapshot }));

/** Undefined for what is broken or of another release's form. */
export async function unpackSnapshot(bytes: Uint8Array): Promise<Snapshot | undefined> {
  try {
    const text = (await unpack(bytes, { maxOutputLength: maxBytes })).toString();
    const packed = JSON.parse(text) as Snapshot & { readonly form: string };
    return packed.form === form ? packed : undefined;
  } catch {
    return undefined;
  }
}

/** The files of a city's snapshot. */
export const snapshotKey = (cityCode: string, sequence: number): string =>
  `catalogue/${cityCode}/${sequence}.gz`;
