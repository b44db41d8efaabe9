import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { type BuiltMiniProgram, buildMiniProgram } from '../build/build-mini-program';
import type { Transport } from '../build/transport';

/** What a browser needs to run a mini-program, by path below `/preview/`. */
export interface PreviewAssets {
  readonly miniProgram: BuiltMiniProgram;
  readonly files: ReadonlyMap<string, string>;
}

const here = resolve('preview');

/** A script of the preview itself for the browser. */
async function bundleForBrowser(entry: string, minify = false): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    minify,
    // glass-easel measures itself unless told that nobody watches.
    ...(minify && { define: { process: '{"env":{"NODE_ENV":"production"}}' } }),
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

const phoneCss = (): string =>
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
export async function buildPreview(
  root: string,
  minify = false,
  transport?: Transport,
): Promise<PreviewAssets> {
  const [miniProgram, phone, shell] = await Promise.all([
    buildMiniProgram({ root, minify, transport }),
    bundleForBrowser(join(here, 'runtime/browser.ts'), minify),
    bundleForBrowser(join(here, 'shell/shell.ts'), minify),
  ]);
  const { code: appCss } = await esbuild.transform(miniProgram.style, { loader: 'css', minify });
  const shellFile = (name: string) => readFileSync(join(here, 'shell', name), 'utf8');
  return {
    miniProgram,
    files: new Map([
      ['phone.html', phoneHtml],
      ['phone.js', phone],
      ['phone.css', phoneCss()],
      [
        'app.js',
        miniProgram.scriptMap ? `${miniProgram.script}\n//# sourceMappingURL=app.js.map` : miniProgram.script,
      ],
      ['app.js.map', miniProgram.scriptMap],
      ['app.css', appCss],
      ['shell.html', shellFile('shell.html')],
      ['shell.js', shell],
      ['shell.css', shellFile('shell.css')],
      ['groups.css', shellFile('groups.css')],
    ]),
  };
}

/** Newest change below the folders, ms since 1970: a build older than it is stale. Packages do not change. */
export async function lastChangeMs(folders: readonly string[]): Promise<number> {
  const changeOf = async (path: string, isFolder: boolean): Promise<number> => {
    if (!isFolder) return (await stat(path)).mtimeMs;
    const entries = await readdir(path, { withFileTypes: true });
    const own = entries.filter(({ name }) => name !== 'miniprogram_npm' && !name.endsWith('.test.ts'));
    return Math.max(
      0,
      ...(await Promise.all(own.map((it) => changeOf(join(path, it.name), it.isDirectory())))),
    );
  };
  return Math.max(0, ...(await Promise.all(folders.map((folder) => changeOf(folder, true)))));
}
