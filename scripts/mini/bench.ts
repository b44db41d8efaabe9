import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** `npm run bench:mini`: sizes against the budget, as WeChat counts a package: what is in its folder. */
const root = join(process.cwd(), 'miniprogram');
const kilobyte = 1_024;
const budget = { main: 500 * kilobyte, whole: 1_536 * kilobyte };

interface AppConfig {
  readonly subPackages: readonly { readonly root: string }[];
}

/** Not part of what is uploaded. */
const isLeftOut = (path: string): boolean => path.endsWith('.d.ts');

async function main(): Promise<void> {
  const { subPackages } = JSON.parse(await readFile(join(root, 'app.json'), 'utf8')) as AppConfig;
  const sizes = new Map<string, number>();
  for (const path of await readdir(root, { recursive: true })) {
    const found = await stat(join(root, path));
    if (!found.isFile() || isLeftOut(path)) continue;
    const owner = subPackages.find((each) => path.startsWith(`${each.root}/`))?.root ?? '主包';
    sizes.set(owner, (sizes.get(owner) ?? 0) + found.size);
  }
  const main = sizes.get('主包') ?? 0;
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const [owner, size] of sizes) console.log(`${owner}\t${(size / kilobyte).toFixed(1)} KB`);
  console.log(`合计\t${(whole / kilobyte).toFixed(1)} KB（主包 ≤ 500 KB，整包 ≤ 1.5 MB）`);
  if (main > budget.main || whole > budget.whole) {
    console.error('超出预算');
    process.exit(1);
  }
}

await main();
