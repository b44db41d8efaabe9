import { readFile, rename, writeFile } from 'node:fs/promises';

const savePeriodMs = 5_000;

/** Something that keeps its state in memory and can give it out. */
export interface Keeper {
  snapshot(): unknown;
  restore(snapshot: never): void;
}

/** Keeps a state in a file: read now, written every five seconds and at `close`, when it changed. */
export async function snapshotFile(path: string, keeper: Keeper): Promise<{ close(): Promise<void> }> {
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) keeper.restore(JSON.parse(kept) as never);
  let saved = kept;
  const save = async () => {
    const text = JSON.stringify(keeper.snapshot());
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
    async close() {
      clearInterval(timer);
      await saving.then(save);
    },
  };
}
