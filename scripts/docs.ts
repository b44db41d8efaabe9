import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { collections } from '../shared/collections/collections';
import { actions } from '../shared/contract/contract';
import { gatesPage } from './gates';
import { lifecyclePage } from './lifecycle-page';
import { openApi } from './openapi';

const lifecyclesPath = 'docs/lifecycles';

/** What is generated: each file's text, by its path. */
async function documents(): Promise<ReadonlyMap<string, string>> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  const pages = collections.flatMap((collection): [string, string][] => {
    const { lifecycle } = collection;
    if (!lifecycle) return [];
    const path = join(lifecyclesPath, `${lifecycle.name.replaceAll(' ', '-')}.md`);
    return [[path, lifecyclePage(collection, lifecycle)]];
  });
  return new Map([
    ['docs/openapi.json', `${JSON.stringify(openApi(actions, version), null, 2)}\n`],
    ['docs/what-takes-weeks.md', gatesPage()],
    ...pages,
  ]);
}

/** Pages of lifecycles that are no more. */
async function leftOver(current: ReadonlyMap<string, string>): Promise<string[]> {
  const names = await readdir(lifecyclesPath).catch(() => []);
  return names.map((name) => join(lifecyclesPath, name)).filter((path) => !current.has(path));
}

/** Writes the API reference, the lifecycles and what has to be asked for; with `--check` only says whether the committed ones are up to date. */
async function main(): Promise<void> {
  const current = await documents();
  const gone = await leftOver(current);
  if (!process.argv.includes('--check')) {
    for (const [path, text] of current) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    for (const path of gone) await rm(path);
    console.log(`written: ${[...current.keys()].join(', ')}`);
    return;
  }
  const committed = await Promise.all(
    [...current.keys()].map((path) => readFile(path, 'utf8').catch(() => '')),
  );
  const stale = [
    ...[...current].flatMap(([path, text], at) => (text === committed[at] ? [] : [path])),
    ...gone,
  ];
  if (stale.length === 0) {
    console.log(`up to date: ${[...current.keys()].join(', ')}`);
    return;
  }
  console.error(`${stale.join(', ')}: not as the sources say; run \`npm run docs\` and commit the result`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
