import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { packFilter } from './pack-options';

export const KILOBYTE = 1_024;

/** Bytes of the main package, of each sub-package by its root, and of all together. */
export interface PackageSizes {
  readonly main: number;
  readonly whole: number;
  readonly parts: ReadonlyMap<string, number>;
}

interface AppConfig {
  readonly subPackages: readonly { readonly root: string }[];
}

/** A file as WeChat packs it: TypeScript becomes JavaScript, scripts are minified, the rest stays as it is. */
async function packedBytes(file: string): Promise<number> {
  if (!/\.[jt]s$/.test(file)) return (await stat(file)).size;
  const loader = file.endsWith('.ts') ? 'ts' : 'js';
  const options = { loader, minify: true, target: 'es2017', format: 'cjs', charset: 'utf8' } as const;
  const { code } = await esbuild.transform(await readFile(file, 'utf8'), options);
  return Buffer.byteLength(code);
}

/** Counts every file below the root, packages in miniprogram_npm included, to the package that holds it. */
export async function packageSizes(root: string): Promise<PackageSizes> {
  const { subPackages } = JSON.parse(await readFile(join(root, 'app.json'), 'utf8')) as AppConfig;
  // Types are not uploaded either.
  const isPacked = packFilter('project.config.json');
  const parts = new Map<string, number>();
  for (const path of await readdir(root, { recursive: true })) {
    const file = join(root, path);
    if (path.endsWith('.d.ts') || !isPacked(path) || !(await stat(file)).isFile()) continue;
    const owner = subPackages.find((each) => path.startsWith(`${each.root}/`))?.root ?? '主包';
    parts.set(owner, (parts.get(owner) ?? 0) + (await packedBytes(file)));
  }
  const whole = [...parts.values()].reduce((sum, size) => sum + size, 0);
  return { main: parts.get('主包') ?? 0, whole, parts };
}
