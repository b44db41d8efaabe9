import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkKey } from '../shared/ports/files';
import type { KeptFiles } from './served-files';

/** Files in a folder, which no key leaves. Errors: RangeError for what is not a key. */
export function folderFiles(folder: string): KeptFiles {
  const pathOf = (key: string): string => {
    checkKey(key);
    return join(folder, key);
  };
  return {
    read: async (key) => readFile(pathOf(key)).catch(() => undefined),
    async write(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Whoever reads it meanwhile has the old one or the new one.
      const partial = `${path}.${process.pid}.partial`;
      await writeFile(partial, bytes, { mode: 0o600 });
      await rename(partial, path);
    },
    remove: async (key) => rm(pathOf(key), { force: true }),
  };
}
