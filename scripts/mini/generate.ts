import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedFiles } from './generated-files';
import { strayImports } from './imports';

const root = join(process.cwd(), 'miniprogram');
const folder = join(root, 'generated');

/** `npm run mini:generate`: writes miniprogram/generated; with `--check` says what is stale instead. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  await mkdir(folder, { recursive: true });
  const wrong: string[] = [];
  for (const [name, text] of generatedFiles()) {
    const path = join(folder, name);
    if ((await readFile(path, 'utf8').catch(() => '')) === text) continue;
    if (values.check) wrong.push(`已过期：miniprogram/generated/${name}，请运行 npm run mini:generate`);
    else await writeFile(path, text);
  }
  for (const each of await strayImports(root))
    wrong.push(`只能用 import type 引用 miniprogram 以外的文件：${each}`);
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exit(1);
}

await main();
