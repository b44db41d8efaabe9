import { readFile, writeFile } from 'node:fs/promises';
import { productUses } from '../product-uses';
import { generatedFiles } from './generated';

/** Writes what CloudBase is told; with `--check` only says whether the committed files are up to date. */
async function main(): Promise<void> {
  let stale = 0;
  for (const [path, text] of generatedFiles(productUses().cloudbase)) {
    const committed = await readFile(path, 'utf8').catch(() => '');
    if (committed === text) continue;
    if (!process.argv.includes('--check')) {
      await writeFile(path, text);
      console.log(`wrote ${path}`);
      continue;
    }
    stale += 1;
    console.error(`${path} differs from the declarations: run \`npm run cloudbase:config\` and commit it`);
  }
  if (stale > 0) process.exitCode = 1;
  else console.log('cloudbaserc.json and config.json of each function are up to date');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
