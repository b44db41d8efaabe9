import { createWriteStream } from 'node:fs';
import type { Ports } from '../shared/ports/context';

/** A log file of one JSON line per call; `close` waits until all is written. */
export function fileLog(path: string): { log: Ports['log']; close(): Promise<void> } {
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
  return {
    log: (line) => void stream.write(`${JSON.stringify(line)}\n`),
    close: () => new Promise((resolve) => void stream.end(resolve)),
  };
}
