import { renameSync } from 'node:fs';
import type { Ports } from '../shared/ports/context';
import { diskReport } from './disk-report';
import { type LineFile, lineFile } from './line-file';

/** A full log becomes `….1`, and the one before it goes, bytes. */
const maxLogBytes = 16 * 1024 * 1024;

/** A log file of one JSON line per call. A disk that takes no more is said once, and stops nothing. */
export function fileLog(
  path: string,
  { maxBytes = maxLogBytes, report = diskReport(path) } = {},
): { log: Ports['log']; close(): Promise<void> } {
  let file: LineFile | undefined;
  const open = () => {
    file ??= lineFile(path);
    if (file.size() < maxBytes) return file;
    file.close();
    file = undefined;
    renameSync(path, `${path}.1`);
    file = lineFile(path);
    return file;
  };
  return {
    log(line) {
      try {
        open().append(JSON.stringify(line));
        report.worked();
      } catch (error) {
        report.failed(error);
      }
    },
    async close() {
      file?.close();
      file = undefined;
    },
  };
}
