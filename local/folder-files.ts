import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../shared/ports/files';

/** Keys as the product makes them: folders and names of plain characters, so that none leaves the folder. */
const keyForm = /^(?:[0-9A-Za-z_-]+\/)*[0-9A-Za-z_-]+\.[a-z]{2,4}$/;

/** A Files port that can also be read back, for the gateway. */
interface FolderFiles extends Files {
  read(key: string): Promise<Buffer | undefined>;
}

/** Files in a folder, served by the gateway under `baseUrl`. */
export function folderFiles(folder: string, baseUrl: () => string): FolderFiles {
  const pathOf = (key: string): string => {
    if (!keyForm.test(key)) throw new RangeError('not a file key');
    return join(folder, key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    },
    url: async (key) => `${baseUrl()}/files/${key}`,
    async read(key) {
      return keyForm.test(key) ? readFile(pathOf(key)).catch(() => undefined) : undefined;
    },
  };
}
