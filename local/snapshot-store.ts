import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../shared/ports/clock';
import type { Ids } from '../shared/ports/ids';
import type { Store } from '../shared/ports/store';
import { memoryStore } from '../shared/store/memory/memory-store';

const savePeriodMs = 5_000;

/** The memory store with a snapshot file, for machines without the embedded DynamoDB. */
export async function snapshotStore(
  dataDir: string,
  outside: { readonly clock: Clock; readonly ids: Ids },
): Promise<{ store: Store; close(): Promise<void> }> {
  const path = join(dataDir, 'documents.json');
  const store = memoryStore(outside);
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) store.restore(JSON.parse(kept));
  let saved = kept;
  const save = async () => {
    const text = JSON.stringify(store.snapshot());
    if (text === saved) return;
    // Written whole beside, then renamed: a crash leaves the old snapshot or the new one.
    await writeFile(`${path}.new`, text, { mode: 0o600 });
    await rename(`${path}.new`, path);
    saved = text;
  };
  let saving = Promise.resolve();
  const timer = setInterval(() => {
    saving = saving.then(save).catch((error) => console.error('没有存下数据快照：', error));
  }, savePeriodMs);
  return {
    store,
    async close() {
      clearInterval(timer);
      await saving.then(save);
    },
  };
}
