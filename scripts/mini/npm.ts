import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative } from 'node:path';

/**
 * `npm run mini:npm`: the one build step that WeChat DevTools needs. Copies the TDesign components that are
 * used, with what they use, to miniprogram/miniprogram_npm. TDesign's icon component stays without its
 * font: 112 KB of glyph names for a font that would come from the network; our icons are our own.
 */
const root = join(process.cwd(), 'miniprogram');
const from = join(process.cwd(), 'node_modules/tdesign-miniprogram/miniprogram_dist');
const target = join(root, 'miniprogram_npm/tdesign-miniprogram');
const packageName = 'tdesign-miniprogram/';

interface ComponentConfig {
  readonly usingComponents?: Readonly<Record<string, string>>;
}

const componentsOf = async (path: string): Promise<string[]> =>
  Object.values((JSON.parse(await readFile(path, 'utf8')) as ComponentConfig).usingComponents ?? {});

/** TDesign components that own pages and components name, as paths inside TDesign. */
async function namedComponents(): Promise<string[]> {
  const entries = await readdir(root, { recursive: true });
  const configs = entries.filter((path) => path.endsWith('.json') && !path.includes('miniprogram_npm'));
  const used = await Promise.all(configs.map((path) => componentsOf(join(root, path))));
  return [...new Set(used.flat().filter((path) => path.startsWith(packageName)))].map((path) =>
    path.slice(packageName.length),
  );
}

const referenceForms: readonly RegExp[] = [
  /(?:from|import|require\()\s*["']([^"']+)["']/g,
  /@import\s+["']([^"']+)["']/g,
  /\ssrc="([^"{]+)"/g,
];

/** Everything that a file refers to, as paths inside TDesign without the endings that are left out. */
async function referencesOf(path: string): Promise<string[]> {
  if (!/\.(?:js|wxs|wxml|wxss)$/.test(path)) return [];
  const text = await readFile(join(from, path), 'utf8');
  return referenceForms
    .flatMap((form) => [...text.matchAll(form)].map(([, to = '']) => to))
    .map((to) => (to.startsWith('.') ? posix.join(dirname(path), to) : `miniprogram_npm/${to}`));
}

const exists = async (path: string): Promise<boolean> =>
  readFile(join(from, path)).then(
    () => true,
    () => false,
  );

async function fileFor(reference: string): Promise<string | undefined> {
  for (const path of [reference, `${reference}.js`, `${reference}/index.js`])
    if (await exists(path)) return path;
  return undefined;
}

/** All files that a set of components needs. */
async function neededFiles(components: readonly string[]): Promise<Set<string>> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const take = async (path: string): Promise<void> => {
    if (files.has(path)) return;
    files.add(path);
    for (const reference of await referencesOf(path)) {
      const file = await fileFor(reference);
      if (file !== undefined) await take(file);
    }
  };
  const takeComponent = async (component: string): Promise<void> => {
    if (seen.has(component)) return;
    seen.add(component);
    for (const ending of ['.js', '.json', '.wxml', '.wxss']) {
      if (await exists(`${component}${ending}`)) await take(`${component}${ending}`);
    }
    for (const used of await componentsOf(join(from, `${component}.json`))) {
      await takeComponent(posix.join(dirname(component), used));
    }
  };
  for (const component of components) await takeComponent(component);
  return files;
}

const files = await neededFiles(await namedComponents());
await rm(join(root, 'miniprogram_npm'), { recursive: true, force: true });
for (const path of files) {
  await mkdir(dirname(join(target, path)), { recursive: true });
  await cp(join(from, path), join(target, path));
}
await writeFile(join(target, 'icon/icon.wxss'), '');
console.log(`${relative(process.cwd(), target)}：${files.size} 个文件`);
