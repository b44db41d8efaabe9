import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Transport } from '../../preview/build/transport';
import type { MiniProgram } from '../../preview/mini-program';
import type * as Runtime from '../../preview/runtime/create-host';
import { compiled } from './compiled';

const isSource = (path: string): boolean => !/(?:^|\/)miniprogram_npm\/|\.(?:test\.ts|png)$/.test(path);

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true }).map((entry) => join(path, String(entry)));
  return entries.filter((entry) => isSource(entry) && statSync(entry).isFile()).sort();
}

/** What both sides use, and the versions of the packages that are taken in. */
const common = [
  'preview/builtin-templates.ts',
  'preview/mini-program.ts',
  'preview/units.ts',
  'package-lock.json',
];

function* sourcesOf(what: string, paths: readonly string[]): Generator<string | Buffer> {
  yield what;
  for (const file of [...paths, ...common].flatMap(filesOf)) {
    yield file;
    yield readFileSync(file);
  }
}

const build = (root: string, transport: Transport | undefined): Promise<string> =>
  compiled(sourcesOf(`${root} ${transport}`, [root, 'preview/build']), async () => {
    // esbuild and WASM are loaded only when there is something to compile.
    const { buildMiniProgram } = await import('../../preview/build/build-mini-program');
    return (await buildMiniProgram({ root, transport })).script;
  });

type Make = () => MiniProgram;
const made = new Map<string, Promise<Make>>();

/** The mini-program of a folder, built and compiled once, and evaluated anew each time: no module keeps state. */
export async function freshMiniProgram(root: string, transport?: Transport): Promise<MiniProgram> {
  const key = `${root} ${transport}`;
  const known =
    made.get(key) ??
    build(root, transport).then((script) => new Function(`${script}\nreturn __miniProgram;`) as Make);
  made.set(key, known);
  return (await known)();
}

/**
 * The preview's runtime as one script: jest takes half a second for its modules, of which every test file
 * needs all.
 */
export async function previewRuntime(): Promise<typeof Runtime> {
  const sources = sourcesOf('runtime', ['preview/runtime', 'shared/domain']);
  const code = await compiled(sources, async () => {
    const esbuild = await import('esbuild');
    const { outputFiles } = await esbuild.build({
      entryPoints: ['preview/runtime/create-host.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: '__runtime',
      target: 'es2022',
      charset: 'utf8',
      logLevel: 'silent',
    });
    return outputFiles[0]?.text ?? '';
  });
  return new Function(`${code}\nreturn __runtime;`)() as typeof Runtime;
}
