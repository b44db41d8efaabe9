import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collections } from '../shared/collections/collections';
import { releaseProblems } from './collections/release-problems';
import { type Released, released, releasedFrom } from './collections/released';

const usage = `npm run collections -- check|release
  check      says what this release does to the documents and indexes of the last one; exit code 1 when it may not
  release    takes the collections as they are for released`;

const folder = 'shared/collections/released';
const fileOf = (name: string): string => join(folder, `${name}.json`);

const readReleased = async (name: string): Promise<Released> =>
  released.parse(JSON.parse(await readFile(fileOf(name), 'utf8')));

async function main(): Promise<void> {
  const [command] = process.argv.slice(2);
  if (command !== 'check' && command !== 'release') throw new Error(usage);
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).map((file) => file.replace(/\.json$/, ''));
  const problems: string[] = [];
  for (const name of names.filter((one) => !collections.some((of) => of.name === one))) {
    if (command === 'check')
      problems.push(`${name}: released, and no collection any more: its table would go`);
    else await rm(fileOf(name));
  }
  for (const of of collections) {
    const before = names.includes(of.name) ? await readReleased(of.name) : undefined;
    if (command === 'check') problems.push(...(before ? releaseProblems(of, before) : []));
    else await writeFile(fileOf(of.name), `${JSON.stringify(releasedFrom(of, before), null, 2)}\n`);
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
