import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { isTest } from './pack-options';

const importForm = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

async function sourcesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('miniprogram_npm') && !isTest(path));
}

/**
 * Imports by value that leave the mini-program: WeChat's compiler reports success, keeps the `require` and
 * leaves the file out, so that it fails only on the phone. `import type` is erased and safe.
 */
export async function strayImports(root: string): Promise<string[]> {
  const stray: string[] = [];
  for (const path of await sourcesUnder(root)) {
    for (const [, isType, target = ''] of (await readFile(path, 'utf8')).matchAll(importForm)) {
      const leaves =
        target.startsWith('.') && relative(root, resolve(dirname(path), target)).startsWith('..');
      if (leaves && !isType) stray.push(`${relative(root, path)} → ${target}`);
    }
  }
  return stray;
}
