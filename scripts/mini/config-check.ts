import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type * as z from 'zod';
import {
  type AppJson,
  appSchema,
  componentSchema,
  pageSchema,
  sitemapSchema,
  themeSchema,
} from './config-check-schema';
import { templateProblems } from './config-check-templates';

/** Where packages are, for `usingComponents` that name one. */
const packages = join(process.cwd(), 'node_modules');

const issuesOf = (file: string, { issues }: z.ZodError): string[] =>
  issues.map(({ path, message }) => `${file}：${path.join('.') || '顶层'} ${message}`);

/** A configuration, or why it is none. */
function read<T>(root: string, file: string, schema: z.ZodType<T>): { value?: T; problems: string[] } {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(join(root, file), 'utf8')));
    return parsed.success ? { value: parsed.data, problems: [] } : { problems: issuesOf(file, parsed.error) };
  } catch (error) {
    return { problems: [`${file}：${(error as Error).message}`] };
  }
}

const pagesOf = ({ pages, subPackages }: AppJson): string[] => [
  ...pages,
  ...subPackages.flatMap((each) => each.pages.map((page) => `${each.root}/${page}`)),
];

function pageFileProblems(root: string, pages: readonly string[]): string[] {
  const twice = pages.filter((page, at) => pages.indexOf(page) !== at);
  const missing = pages.flatMap((page) =>
    ['.ts', '.wxml', '.json']
      .filter((ending) => !existsSync(join(root, page + ending)))
      .map((ending) => page + ending),
  );
  return [
    ...twice.map((page) => `app.json：页面 ${page} 写了两次`),
    ...missing.map((file) => `app.json：没有文件 ${file}`),
  ];
}

/** References inside app.json: tabs, preloads, sub-packages that lie inside one another, privacy. */
function appProblems(root: string, app: AppJson): string[] {
  const pages = pagesOf(app);
  const problems = pageFileProblems(root, pages);
  const roots = app.subPackages.map((each) => each.root);
  const names = [...app.subPackages.map(({ name }) => name), ...roots, '__APP__'];
  for (const { pagePath } of app.tabBar?.list ?? [])
    if (!app.pages.includes(pagePath)) problems.push(`app.json：标签页 ${pagePath} 不在主包 pages 中`);
  for (const page of app.pages)
    if (roots.some((each) => page.startsWith(`${each}/`)))
      problems.push(`app.json：主包页面 ${page} 在分包目录中`);
  for (const inner of roots)
    if (roots.some((outer) => inner !== outer && inner.startsWith(`${outer}/`)))
      problems.push(`app.json：分包 ${inner} 在另一个分包中`);
  for (const [page, { packages: preloaded }] of Object.entries(app.preloadRule)) {
    if (!pages.includes(page)) problems.push(`app.json：preloadRule 的页面 ${page} 不存在`);
    for (const name of preloaded)
      if (!names.includes(name)) problems.push(`app.json：preloadRule 的分包 ${name} 不存在`);
  }
  if (app.darkmode && !app.themeLocation) problems.push('app.json：darkmode 需要 themeLocation');
  const located = app.requiredPrivateInfos ?? [];
  if (located.includes('getFuzzyLocation') && located.includes('getLocation'))
    problems.push('app.json：getLocation 与 getFuzzyLocation 不能同时声明');
  return problems;
}

/** `@name` in app.json needs a value in light and in dark; icons have to be there. */
function themeProblems(root: string, app: AppJson): string[] {
  const text = JSON.stringify(app);
  const used = [...text.matchAll(/"@(\w+)"/g)].map(([, name = '']) => name);
  const file = app.themeLocation;
  const theme =
    file === undefined ? { value: { light: {}, dark: {} }, problems: [] } : read(root, file, themeSchema);
  const problems = [...theme.problems];
  const { light = {}, dark = {} } = theme.value ?? {};
  const known = new Set([...Object.keys(light), ...Object.keys(dark)]);
  for (const name of new Set([...used, ...known])) {
    if (!(name in light) || !(name in dark))
      problems.push(`${file ?? 'theme.json'}：@${name} 须同时有 light 和 dark`);
    else if (!used.includes(name)) problems.push(`${file}：@${name} 没有用到`);
  }
  const values = [...Object.values(light), ...Object.values(dark), ...text.matchAll(/"([^"]+\.png)"/g)].map(
    String,
  );
  for (const value of values)
    if (/\.(?:png|jpe?g)$/.test(value) && !existsSync(join(root, value))) problems.push(`没有图片 ${value}`);
  return problems;
}

/** The file that a component's url leads to, without ending: inside the mini-program, or in a package. */
function componentBase(root: string, url: string, from: string): string {
  if (url.startsWith('/')) return join(root, url);
  const near = join(root, posix.join(posix.dirname(from), url));
  if (url.startsWith('.') || existsSync(`${near}.json`)) return near;
  const [name = '', ...rest] = url.split('/');
  const manifest = join(packages, name, 'package.json');
  if (!existsSync(manifest)) return near;
  const { miniprogram = 'miniprogram_dist' } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    miniprogram?: string;
  };
  return join(packages, name, miniprogram, ...rest);
}

function usedComponentProblems(root: string, file: string, used: Readonly<Record<string, string>>): string[] {
  return Object.entries(used).flatMap(([tag, url]) => {
    const base = componentBase(root, url, file);
    if (!existsSync(`${base}.json`) || !existsSync(`${base}.wxml`))
      return [`${file}：组件 ${tag} 的路径 ${url} 不存在`];
    const { component } = JSON.parse(readFileSync(`${base}.json`, 'utf8')) as { component?: boolean };
    return component === true ? [] : [`${file}：${url} 没有写明 "component": true`];
  });
}

/** Files of the mini-program itself, relative to its root. */
export const ownFiles = (root: string): string[] =>
  readdirSync(root, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('miniprogram_npm/'))
    .sort();

/**
 * What is wrong with the configuration of a mini-program: keys that WeChat does not know, paths, components,
 * theme values and images that are not there. Empty when all is well.
 */
export function configProblems(root: string): string[] {
  const app = read(root, 'app.json', appSchema);
  if (!app.value) return app.problems;
  const problems = [...appProblems(root, app.value), ...themeProblems(root, app.value)];
  problems.push(...read(root, app.value.sitemapLocation, sitemapSchema).problems);
  const pages = new Set(pagesOf(app.value));
  const rest = ownFiles(root);
  for (const file of rest.filter((each) => each.endsWith('.wxml'))) {
    const base = file.slice(0, -'.wxml'.length);
    const config = pages.has(base)
      ? read(root, `${base}.json`, pageSchema)
      : read(root, `${base}.json`, componentSchema);
    const used: Readonly<Record<string, string>> = config.value?.usingComponents ?? {};
    problems.push(...config.problems, ...usedComponentProblems(root, `${base}.json`, used));
    const declared = { ...app.value.usingComponents, ...used };
    if (config.value) problems.push(...templateProblems(root, file, declared));
  }
  return problems;
}
