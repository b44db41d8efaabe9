import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { locator } from './locate';
import { BuildError } from './problem';
import { type Scanned, scan } from './scan';
import { bundleScripts } from './scripts';
import type { Transport } from './transport';
import { compileTemplates } from './wxml';
import { compileStyle } from './wxss';

interface BuildOptions {
  /** The folder with app.json. */
  readonly root: string;
  readonly minify?: boolean;
  /** Sets `transport` in config.ts, as a deployment does; what stands there by default. */
  readonly transport?: Transport | undefined;
}

export interface BuiltMiniProgram {
  /** Sets the global `__miniProgram`. */
  readonly script: string;
  /** Its source map; empty when the script carries it. */
  readonly scriptMap: string;
  readonly style: string;
  readonly scanned: Scanned;
}

function compileStyles({ appStyle, sources }: Scanned, root: string, problems: string[]): string {
  const sheets = appStyle ? [compileStyle({ file: appStyle, root }, true, problems)] : [];
  // Pages come last: a page's rules win over those of equal weight in components.
  const inOrder = [...sources.filter((it) => !it.isPage), ...sources.filter((it) => it.isPage)];
  for (const { style, scope, isPage, path, own } of inOrder) {
    if (style)
      sheets.push(compileStyle({ file: style, root, scope, page: isPage ? path : undefined }, own, problems));
  }
  return sheets.join('\n');
}

/** Builds a native mini-program for the browser. Errors: BuildError with every problem found. */
export async function buildMiniProgram(options: BuildOptions): Promise<BuiltMiniProgram> {
  const { root, minify = false, transport } = options;
  const folder = resolve(root);
  if (!existsSync(join(folder, 'app.json'))) throw new BuildError([`${folder} 中没有 app.json`]);
  const at = locator(folder);
  const scanned = scan(at);
  if (scanned.problems.length > 0) throw new BuildError(scanned.problems);
  const templates = compileTemplates(at, scanned.sources);
  const problems = [...templates.problems];
  const style = compileStyles(scanned, folder, problems);
  const scripts = await bundleScripts(at, scanned, templates.code, { minify, transport });
  problems.push(...scripts.problems);
  if (problems.length > 0) throw new BuildError(problems);
  return { script: scripts.code, scriptMap: scripts.map, style, scanned };
}
