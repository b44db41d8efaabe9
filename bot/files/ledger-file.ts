import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerPages } from '../planner/send-ledger';

/** Replaced in one step, so that a crash leaves the old pages or the new ones. */
export function ledgerFile(dataDir: string): { read(): LedgerPages; keep(pages: LedgerPages): void } {
  const path = join(dataDir, 'sends.json');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as LedgerPages;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { sends: [] };
        throw error;
      }
    },
    keep(pages) {
      writeFileSync(`${path}.new`, JSON.stringify(pages), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
