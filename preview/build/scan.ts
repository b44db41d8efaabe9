import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { AppConfig, ComponentConfig, ThemeVariables } from '../mini-program';
import { type Locator, readJson } from './locate';

/** A page or component with its files. */
export interface Source {
  readonly path: string;
  readonly isPage: boolean;
  /** Of the project itself, not of a package: warnings fail the build. */
  readonly own: boolean;
  /** As written, with `usingComponents` (those of app.json too) resolved to absolute paths. */
  readonly config: ComponentConfig;
  readonly script: string;
  readonly template: string;
  readonly style: string | undefined;
  readonly scope: string | undefined;
}

export interface Scanned {
  readonly app: AppConfig;
  readonly appScript: string;
  readonly appStyle: string | undefined;
  readonly theme: ThemeVariables | undefined;
  readonly pages: readonly string[];
  /** Components stand before those that use them. */
  readonly sources: readonly Source[];
  readonly problems: readonly string[];
}

const firstFile = (base: string, ...extensions: string[]) =>
  extensions.map((extension) => `${base}${extension}`).find((file) => existsSync(file));

export const isOwn = (path: string): boolean => !path.startsWith('miniprogram_npm/');

/** Classes of an isolated component get a prefix; shared ones live among the page's. */
function isIsolated(config: ComponentConfig, isPage: boolean): boolean {
  const isolation = config.styleIsolation ?? (config.component && !isPage ? 'isolated' : 'shared');
  return /apply|isolated/.test(isolation);
}

function pagesOf(app: AppConfig): string[] {
  const inPackages = (app.subPackages ?? app.subpackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => posix.join(root, page)),
  );
  return [...app.pages, ...inPackages];
}

interface Finder {
  visit(path: string, isPage: boolean, from: string): void;
  readonly found: ReadonlyMap<string, Source>;
}

function finder(at: Locator, app: AppConfig, problems: string[]): Finder {
  const found = new Map<string, Source>();
  const open = new Set<string>();

  const readConfig = (path: string): ComponentConfig => {
    const file = `${at.file(path)}.json`;
    if (!existsSync(file)) return {};
    try {
      return readJson<ComponentConfig>(file);
    } catch (error) {
      problems.push(`${path}.json：不是有效的 JSON（${(error as Error).message}）`);
      return {};
    }
  };

  const visit = (path: string, isPage: boolean, from: string) => {
    if (found.has(path) || open.has(path)) return;
    const base = at.file(path);
    const config = readConfig(path);
    const script = firstFile(base, '.ts', '.js');
    const template = firstFile(base, '.wxml');
    if (!script || !template) {
      const missing = [script ? '' : '.ts/.js', template ? '' : '.wxml'].filter(Boolean).join('、');
      problems.push(`${from}：${isPage ? '页面' : '组件'} ${path} 缺少 ${missing} 文件`);
      return;
    }
    if (!isPage && !config.component) problems.push(`${path}.json：组件须写明 "component": true`);
    open.add(path);
    const usingComponents: Record<string, string> = {};
    for (const [tag, url] of Object.entries({ ...app.usingComponents, ...config.usingComponents })) {
      const used = at.component(url, config.usingComponents?.[tag] ? path : 'app');
      usingComponents[tag] = `/${used}`;
      visit(used, false, `${path}.json`);
    }
    open.delete(path);
    found.set(path, {
      path,
      isPage,
      own: isOwn(path),
      config: { ...config, usingComponents },
      script,
      template,
      style: firstFile(base, '.wxss'),
      scope: isIsolated(config, isPage) ? `c${found.size + 1}` : undefined,
    });
  };
  return { visit, found };
}

function checkApp(at: Locator, app: AppConfig, pages: readonly string[]): string[] {
  const problems: string[] = [];
  const double = pages.filter((page, index) => pages.indexOf(page) !== index);
  if (double.length > 0) problems.push(`app.json：页面重复：${double.join('、')}`);
  for (const { pagePath, iconPath, selectedIconPath } of app.tabBar?.list ?? []) {
    if (!app.pages.includes(pagePath)) problems.push(`app.json：标签页 ${pagePath} 不在主包 pages 中`);
    for (const icon of [iconPath, selectedIconPath]) {
      if (icon && !icon.startsWith('@') && !existsSync(join(at.root, icon)))
        problems.push(`app.json：没有图标 ${icon}`);
    }
  }
  const infos = app.requiredPrivateInfos ?? [];
  if (infos.includes('getLocation') && infos.includes('getFuzzyLocation')) {
    problems.push('app.json：requiredPrivateInfos 不能同时声明 getLocation 与 getFuzzyLocation');
  }
  return problems;
}

/** Walks from app.json over pages and `usingComponents` to every file that takes part. */
export function scan(at: Locator): Scanned {
  const app = readJson<AppConfig>(join(at.root, 'app.json'));
  const pages = pagesOf(app);
  const problems = checkApp(at, app, pages);
  const { visit, found } = finder(at, app, problems);
  for (const page of pages) visit(page, true, 'app.json');
  const appScript = firstFile(join(at.root, 'app'), '.ts', '.js');
  if (!appScript) problems.push('缺少 app.ts');
  const theme = app.themeLocation && join(at.root, app.themeLocation);
  return {
    app,
    appScript: appScript ?? '',
    appStyle: firstFile(join(at.root, 'app'), '.wxss'),
    theme: theme && existsSync(theme) ? readJson<ThemeVariables>(theme) : undefined,
    pages,
    sources: [...found.values()],
    problems,
  };
}
