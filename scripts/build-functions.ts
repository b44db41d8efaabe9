import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { functionNames } from './functions';
import { keepSourceMap } from './source-maps';
import { withFont } from './with-font';
import { withoutJsonSchema } from './without-json-schema';
import { withoutRails } from './without-rails';

export interface BuiltFunction {
  readonly name: string;
  /** Of the bundle, from the project's root. */
  readonly path: string;
  /** Of this build: its source map is kept under it. */
  readonly id: string;
  readonly text: string;
  readonly bytes: number;
  /** Every source in the bundle, from the project's root. */
  readonly sources: readonly string[];
}

async function buildFunction(name: string): Promise<BuiltFunction> {
  const path = join('dist', name, 'handler.cjs');
  const { outputFiles, metafile } = await build({
    entryPoints: [join('functions', name, 'handler.ts')],
    outfile: path,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    treeShaking: true,
    keepNames: false,
    legalComments: 'none',
    charset: 'utf8',
    plugins: [withoutJsonSchema, withoutRails(name), withFont],
    metafile: true,
    // Beside the bundle, which does not name it: nothing of it is deployed.
    sourcemap: 'external',
    write: false,
    logLevel: 'warning',
  });
  const file = outputFiles.find(({ path: it }) => it.endsWith('.cjs'));
  const map = outputFiles.find(({ path: it }) => it.endsWith('.map'));
  if (!file || !map) throw new Error(`${name}: esbuild made no bundle`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, file.contents);
  const id = await keepSourceMap(name, file.contents, map.text);
  const { text, contents } = file;
  return { name, path, id, text, bytes: contents.byteLength, sources: Object.keys(metafile.inputs) };
}

/** Bundles every cloud function to `dist/<name>/handler.cjs`; the same sources give the same bytes. */
export const buildFunctions = (): Promise<BuiltFunction[]> => Promise.all(functionNames().map(buildFunction));
