import { readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { type BuiltMiniProgram, buildMiniProgram } from '../build/build-mini-program';

/** What a browser needs to run a mini-program, by path below `/preview/`. */
export interface PreviewAssets {
  readonly miniProgram: BuiltMiniProgram;
  readonly files: ReadonlyMap<string, string>;
}

const here = resolve('local/preview');

/** A script of the preview itself for the browser. */
export async function bundleForBrowser(entry: string, minify = false): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    minify,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

export const phoneCss = (): string =>
  ['phone.css', 'builtins.css'].map((name) => readFileSync(join(here, 'runtime', name), 'utf8')).join('\n');

const phoneHtml = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>接单</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview/phone.css">
<link rel="stylesheet" href="/preview/app.css">
<body><script src="/preview/app.js"></script><script src="/preview/phone.js"></script></body>
</html>
`;

/** Builds the mini-program and everything around it. Errors: BuildError. */
export async function buildPreview(root: string, minify = false): Promise<PreviewAssets> {
  const [miniProgram, phone, shell] = await Promise.all([
    buildMiniProgram({ root, minify }),
    bundleForBrowser(join(here, 'runtime/browser.ts'), minify),
    bundleForBrowser(join(here, 'shell/shell.ts'), minify),
  ]);
  const shellFile = (name: string) => readFileSync(join(here, 'shell', name), 'utf8');
  return {
    miniProgram,
    files: new Map([
      ['phone.html', phoneHtml],
      ['phone.js', phone],
      ['phone.css', phoneCss()],
      ['app.js', miniProgram.script],
      ['app.css', miniProgram.style],
      ['shell.html', shellFile('shell.html')],
      ['shell.js', shell],
      ['shell.css', shellFile('shell.css')],
    ]),
  };
}

/** Newest change below the folders, ms since 1970: a build older than it is stale. */
export async function lastChangeMs(folders: readonly string[]): Promise<number> {
  const times = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return Math.max(0, ...entries.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
    }),
  );
  return Math.max(0, ...times);
}
