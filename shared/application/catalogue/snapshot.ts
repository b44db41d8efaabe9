import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type Task, tasks } from '../../collections/tasks';
import { type ShownPublisher, unknownPublisher } from './city-tasks';
import { documentOf } from './task-document';
import { textForm } from './text-form';
import { createTextIndex, type TextIndexJson } from './text-index';

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

export const packSnapshot = (snapshot: Snapshot): Promise<Buffer> =>
  pack(JSON.stringify({ form, ...snapshot }));

/** Undefined for what is broken or of another release's form. */
async function unpacked<T>(bytes: Uint8Array): Promise<T | undefined> {
  try {
    const text = (await unpack(bytes, { maxOutputLength: maxBytes })).toString();
    const packed = JSON.parse(text) as T & { readonly form: string };
    return packed.form === form ? packed : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for what cannot be read. */
export const unpackSnapshot = (bytes: Uint8Array): Promise<Snapshot | undefined> => unpacked(bytes);

/** The text index of the tasks of a snapshot, by their place in its list. */
export function packText({ tasks: all, publishers, readToMs }: Snapshot): Promise<Buffer> {
  const byId = new Map(publishers.map((publisher) => [publisher.id, publisher]));
  const index = createTextIndex();
  all.forEach((task, slot) => {
    index.add(slot, documentOf(task, byId.get(task.publisherId) ?? unknownPublisher(task.publisherId)));
  });
  return pack(JSON.stringify({ form, readToMs, index: index.toJSON() }));
}

/** Undefined for what cannot be read, is of another snapshot than the one of that moment, or was made by other rules. */
export async function unpackText(bytes: Uint8Array, readToMs: number): Promise<TextIndexJson | undefined> {
  const packed = await unpacked<{ readonly readToMs: number; readonly index: TextIndexJson }>(bytes);
  const isOfUse = packed?.readToMs === readToMs && packed.index.form === textForm();
  return isOfUse ? packed.index : undefined;
}

/** The files of a city's snapshot. */
export const snapshotKey = (cityCode: string, sequence: number): string =>
  `catalogue/${cityCode}/${sequence}.gz`;
export const textKey = (cityCode: string, sequence: number): string =>
  `catalogue/${cityCode}/${sequence}-text.gz`;
