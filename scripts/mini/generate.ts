import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedFiles } from './generated-files';
import { strayImports } from './imports';

const root = join(process.cwd(), 'miniprogram');
const folder = join(root, 'generated');

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** `npm run mini:generate`: writes miniprogram/generated anew; with `--check` says what is stale instead. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const wrong: string[] = [];
  const files = generatedFiles();
  for (const name of new Set([...files.keys(), ...(await filesBelow(folder))])) {
    const path = join(folder, name);
    const text = files.get(name);
    if ((await readFile(path, 'utf8').catch(() => undefined)) === text) continue;
    if (values.check) wrong.push(`已过期：miniprogram/generated/${name}，请运行 npm run mini:generate`);
    else if (text === undefined) await rm(path);
    else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }
  for (const each of await strayImports(root))
    wrong.push(`只能用 import type 引用 miniprogram 以外的文件：${each}`);
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exit(1);
}

await main();
