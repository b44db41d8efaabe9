import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** A file of lines, for its owner alone. Each line is with the system before `append` returns: a killed process loses none. */
export interface LineFile {
  /** Bytes so far. */
  size(): number;
  /** All of the line or, where the disk does not take it, nothing. Errors: those of the disk. */
  append(line: string): void;
  clear(): void;
  close(): void;
}

export function lineFile(path: string): LineFile {
  const file = openSync(path, 'a', 0o600);
  let { size } = fstatSync(file);
  return {
    size: () => size,
    append(line) {
      const bytes = Buffer.from(`${line}\n`);
      try {
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
        size += bytes.length;
      } catch (error) {
        try {
          ftruncateSync(file, size);
        } catch {
          // A device has no length; what was thrown first is what matters.
        }
        throw error;
      }
    },
    clear() {
      ftruncateSync(file, 0);
      size = 0;
    },
    close: () => closeSync(file),
  };
}
