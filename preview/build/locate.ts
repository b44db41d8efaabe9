import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** Finds the files of a mini-program, its npm packages included. */
export interface Locator {
  readonly root: string;
  /** File without extension for a path inside the mini-program (`miniprogram_npm/…` leads to node_modules). */
  file(path: string): string;
  /** Path inside the mini-program for a url in `usingComponents` of the component at `from`. */
  component(url: string, from: string): string;
  /** Script file of a bare import (`tdesign-miniprogram/message/index`, `dayjs`) in a file of `folder`. */
  packageScript(name: string, folder: string): string | undefined;
}

const npmPath = /^miniprogram_npm\/((?:@[^/]+\/)?[^/]+)\/(.*)$/;

export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function parents(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...parents(above)];
}

const scriptAt = (base: string): string | undefined =>
  [`${base}.js`, join(base, 'index.js')].find((file) => existsSync(file));

/** Where a package keeps its mini-program build, found in node_modules from `root` upwards. */
function packageFolder(name: string, root: string): string | undefined {
  for (const folder of parents(root)) {
    const home = join(folder, 'node_modules', name);
    if (!existsSync(join(home, 'package.json'))) continue;
    return join(
      home,
      readJson<{ miniprogram?: string }>(join(home, 'package.json')).miniprogram ?? 'miniprogram_dist',
    );
  }
  return undefined;
}

export function locator(root: string): Locator {
  const known = new Map<string, string | undefined>();
  const folderOf = (name: string) => {
    if (!known.has(name)) known.set(name, packageFolder(name, root));
    return known.get(name);
  };
  const file = (path: string) => {
    const [, name = '', rest = ''] = npmPath.exec(path) ?? [];
    const home = name && folderOf(name);
    return home ? join(home, rest) : join(root, path);
  };
  return {
    root,
    file,
    component(url, from) {
      if (url.startsWith('/')) return url.slice(1);
      const relative = posix.join(posix.dirname(from), url);
      return url.startsWith('.') || existsSync(`${file(relative)}.json`)
        ? relative
        : `miniprogram_npm/${url}`;
    },
    packageScript(name, folder) {
      for (const above of parents(folder)) {
        const nested = scriptAt(join(above, 'miniprogram_npm', name));
        if (nested) return nested;
      }
      return folder.startsWith(root)
        ? scriptAt(file(`miniprogram_npm/${name}${name.includes('/') ? '' : '/index'}`))
        : undefined;
    },
  };
}
