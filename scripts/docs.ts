import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { actions } from '../shared/contract/contract';
import { openApi } from './openapi';

const path = 'docs/openapi.json';

async function document(): Promise<string> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  return `${JSON.stringify(openApi(actions, version), null, 2)}\n`;
}

/** Writes the API reference; with `--check` only says whether the committed one is up to date. */
async function main(): Promise<void> {
  const current = await document();
  if (!process.argv.includes('--check')) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, current);
    console.log(`${path}: ${Object.keys(JSON.parse(current).paths).length} calls`);
    return;
  }
  const committed = await readFile(path, 'utf8').catch(() => '');
  if (committed === current) {
    console.log(`${path} is up to date`);
    return;
  }
  console.error(`${path} differs from the contract: run \`npm run docs\` and commit the result`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
