import { readFile, writeFile } from 'node:fs/promises';
import { factsOfTree } from './privacy/facts';
import { privacyPage } from './privacy/privacy-page';
import { privacyProblems } from './privacy/privacy-problems';

const path = 'docs/privacy.md';

/**
 * `npm run privacy`: holds what is declared of personal data against what the code holds and takes, and writes
 * docs/privacy.md; with `--check` it only says whether the committed one is up to date. Exits 1 where they differ.
 */
async function main(): Promise<void> {
  const facts = factsOfTree();
  const problems = privacyProblems(facts);
  const page = privacyPage(facts);
  if (!process.argv.includes('--check')) await writeFile(path, page);
  else if ((await readFile(path, 'utf8').catch(() => '')) !== page)
    problems.push(`${path}: not as the sources say; run \`npm run privacy\` and commit the result`);
  for (const problem of problems) console.error(`✗ ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`personal data is declared as it is held: ${path}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
