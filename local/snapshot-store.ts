import { join } from 'node:path';
import type { Clock } from '../shared/ports/clock';
import type { Ids } from '../shared/ports/ids';
import type { Store } from '../shared/ports/store';
import { memoryStore } from '../shared/store/memory/memory-store';
import { journalFile } from './journal-file';

/** The memory store kept in files, for machines without the embedded DynamoDB. */
export async function snapshotStore(
  dataDir: string,
  outside: { readonly clock: Clock; readonly ids: Ids },
): Promise<{ store: Store; close(): Promise<void> }> {
  const store = memoryStore(outside);
  const { close } = journalFile(join(dataDir, 'documents.json'), store);
  return { store, close };
}
