import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { diskReport } from './disk-report';
import { lineFile } from './line-file';

/** The journal is taken into the snapshot when it is longer than this, bytes. */
const maxJournalBytes = 32 * 1024 * 1024;

/** Something that keeps its state in memory. */
export interface Keeper {
  snapshot(): unknown;
  restore(snapshot: never): void;
  /** Does a change of the journal again; one that is in the snapshot already changes nothing. */
  redo(change: never): void;
  /** From now on each change is told before it is made, and not made when that throws. */
  onChange(tell: (change: unknown) => void): void;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Keeps a state on disk, snapshot and journal: what was answered outlives a killed process. (The disk's own
 * cache is left to the system: a laptop that loses power may lose the last moments.)
 */
export function journalFile(
  path: string,
  keeper: Keeper,
  report = diskReport(path),
): { close(): Promise<void> } {
  const journalPath = `${path}.log`;
  const kept = readIfThere(path);
  if (kept !== undefined) keeper.restore(JSON.parse(kept) as never);
  const lines = (readIfThere(journalPath) ?? '').split('\n');
  // What stands behind the last line's end was cut off, and never answered.
  for (const line of lines.slice(0, -1)) keeper.redo(JSON.parse(line) as never);
  const journal = lineFile(journalPath);
  const takeIn = () => {
    // Written whole beside, then renamed: a crash leaves the old snapshot or the new one, and the journal for both.
    writeFileSync(`${path}.new`, JSON.stringify(keeper.snapshot()), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    journal.clear();
  };
  if (journal.size() > 0) takeIn();
  keeper.onChange((change) => {
    try {
      if (journal.size() > maxJournalBytes) takeIn();
      journal.append(JSON.stringify(change));
      report.worked();
    } catch (error) {
      report.failed(error);
      throw error;
    }
  });
  return {
    async close() {
      try {
        if (journal.size() > 0) takeIn();
      } catch (error) {
        // Nothing is lost: the journal has it.
        report.failed(error);
      }
      journal.close();
    },
  };
}
