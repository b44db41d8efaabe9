import { setDeadline } from '../../shared/application/deadlines/deadlines';
import { paperExpiry, paperKey } from '../../shared/application/papers/paper-files';
import type { PaperFile } from '../../shared/contract/documents';
import type { Context } from '../../shared/ports/context';
import type { FileType } from '../../shared/ports/files';

const types = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  json: 'application/json',
} as const satisfies Readonly<Record<PaperFile['type'], FileType>>;

export interface MadePaper {
  /** What it is, so that the same one asked for again takes the place of the old. */
  readonly of: readonly string[];
  /** Without its ending. */
  readonly name: string;
  readonly type: PaperFile['type'];
  readonly bytes: Uint8Array;
}

/** Puts a file where only the one who asked finds it, for some hours: its end is set before it is there. */
export async function handOut(
  context: Context<'person', 'files' | 'hash'>,
  { of, name, type, bytes }: MadePaper,
): Promise<{ file: PaperFile }> {
  const { store, clock, files, hash, caller } = context;
  const id = hash.hash('paper', caller.account.id, ...of);
  const key = paperKey(`${id}.${type}`);
  await store.transact((tx) => setDeadline(tx, context, paperExpiry(`${id}.${type}`, clock.nowMs())));
  await files.put(key, bytes, types[type]);
  return { file: { url: await files.readUrl(key), name: `${name}.${type}`, type } };
}
