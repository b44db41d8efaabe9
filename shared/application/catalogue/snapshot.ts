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

export const packSnapshot = ({ tasks: all, ...rest }: Snapshot): Promise<Buffer> => {
  const rows = all.map((task) => tasks.fields.map((field) => Reflect.get(task, field) ?? null));
  return pack(JSON.stringify({ form, ...rest, rows }));
};

/** Undefined for what is broken or of another release's form. */
export async function unpackSnapshot(bytes: Uint8Array): Promise<Snapshot | undefined> {
  try {
    const text = (await unpack(bytes, { maxOutputLength: maxBytes })).toString();
    const { rows, ...packed } = JSON.parse(text) as Omit<Snapshot, 'tasks'> & {
      readonly form: string;
      readonly rows: readonly (readonly unknown[])[];
    };
    if (packed.form !== form) return undefined;
    const all = rows.map((row) => {
      const task: Record<string, unknown> = {};
      for (let at = 0; at < row.length; at += 1) if (row[at] !== null) task[tasks.fields[at] ?? ''] = row[at];
      return task as unknown as Task;
    });
    return { readToMs: packed.readToMs, tasks: all, publishers: packed.publishers };
  } catch {
    return undefined;
  }
}

/** The files of a city's snapshot. */
export const snapshotKey = (cityCode: string, sequence: number): string =>
  `catalogue/${cityCode}/${sequence}.gz`;
