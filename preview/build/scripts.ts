import { dirname, isAbsolute, join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import type { Locator } from './locate';
import type { Scanned } from './scan';
import { setTransport, type Transport } from './transport';

const text = (value: unknown) => JSON.stringify(value);

/** The module that hands the whole mini-program over; scripts run when asked for, as WeChat injects them. */
function entry({ app, appScript, theme, pages, sources }: Scanned, templates: string): string {
  const components = sources.map(
    ({ path, config, scope, script }) =>
      `{path:${text(path)},config:${text(config)},scope:${text(scope)},load:()=>{require(${text(script)})}}`,
  );
  return `module.exports={app:${text(app)},theme:${text(theme)},pages:${text(pages)},
loadApp:()=>{require(${text(appScript)})},
templates:()=>(${templates}),
components:[${components.join(',\n')}]}`;
}

/** Resolves as WeChat does: npm packages by their mini-program build, absolute paths from the root, nothing outside. */
function weChatResolution(at: Locator): esbuild.Plugin {
  return {
    name: 'wechat-resolution',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path, resolveDir, kind }) => {
        if (kind === 'entry-point' || isAbsolute(path)) return undefined;
        const file = at.packageScript(path, resolveDir);
        return file ? { path: file } : { errors: [{ text: `没有小程序 npm 包 ${path}` }] };
      });
      build.onResolve({ filter: /^\./ }, ({ path, importer, resolveDir }) => {
        if (!importer.startsWith(`${at.root}/`)) return undefined;
        const outside = relative(at.root, join(resolveDir, path)).startsWith('..');
        if (outside)
          return { errors: [{ text: `不能引用小程序目录之外的代码（只许 import type）：${path}` }] };
        return path.endsWith('.json')
          ? { errors: [{ text: `小程序脚本不能引用 JSON：${path}` }] }
          : undefined;
      });
      build.onResolve({ filter: /^\// }, async ({ path, importer, kind }) => {
        const ours = importer.startsWith(`${at.root}/`) && !path.startsWith(`${at.root}/`);
        if (!ours || path.includes('/node_modules/')) return undefined;
        return build.resolve(`.${path}`, { resolveDir: at.root, importer: join(at.root, 'app.ts'), kind });
      });
    },
  };
}

const problemOf = ({ text: what, location }: esbuild.Message) =>
  location ? `${location.file}:${location.line}：${what}` : what;

/** One script that sets `__miniProgram`. Problems are esbuild's, with file and line. */
export async function bundleScripts(
  at: Locator,
  scanned: Scanned,
  templates: string,
  { minify, transport }: { readonly minify: boolean; readonly transport?: Transport | undefined },
): Promise<{ code: string; map: string; problems: string[] }> {
  try {
    const { outputFiles } = await esbuild.build({
      stdin: {
        contents: entry(scanned, templates),
        resolveDir: dirname(at.root),
        loader: 'js',
        sourcefile: 'entry.js',
      },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: '__miniProgram',
      target: 'es2022',
      minify,
      charset: 'utf8',
      // In a test the map goes with the script; in a browser it is fetched only by its tools.
      sourcemap: minify ? 'external' : 'inline',
      outfile: 'app.js',
      sourcesContent: false,
      logLevel: 'silent',
      absWorkingDir: at.root,
      plugins: [weChatResolution(at), ...(transport ? [setTransport(at, transport)] : [])],
    });
    const ending = (name: string) => outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
    return { code: ending('app.js'), map: ending('app.js.map'), problems: [] };
  } catch (error) {
    const { errors } = error as esbuild.BuildFailure;
    if (!errors) throw error;
    return { code: '', map: '', problems: errors.map(problemOf) };
  }
}
