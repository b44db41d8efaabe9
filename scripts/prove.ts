import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { proofPage, proofPath } from './proof/proof-page';
import { type ProofPart, proofParts } from './proof/proof-parts';
import { type ProofResult, readFacts, readResults, writeResult } from './proof/proof-result';

const usage =
  'npm run prove [-- <part> …] [--seeds=N] [--from=N] [--minutes=N] | -- page\n' +
  `parts: ${Object.keys(proofParts).join(', ')}`;

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  success: z.boolean(),
});

interface Ended {
  readonly code: number;
  readonly printed: string;
}

/** Runs a program, whose output is shown and kept; its errors are shown. */
const run = (program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      printed += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, printed }));
  });

/** As `npm test` has it. */
const jestProgram = [
  ...['--max-semi-space-size=64', 'node_modules/jest/bin/jest.js', '--watchman=false'],
  // At length, on a machine that may be busy.
  '--testTimeout=3600000',
];

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
const commitNow = (): string =>
  git('rev-parse', '--short', 'HEAD') +
  (git('status', '--porcelain', '--', '.', ':!docs/proof', ':!docs/proof.md') === '' ? '' : '+');

/** Runs a part at full length, or as long as the options say; answers what came of it. */
async function prove(name: string, part: ProofPart, env: NodeJS.ProcessEnv): Promise<ProofResult> {
  const started = new Date();
  const commit = commitNow();
  const folder = mkdtempSync(join(tmpdir(), 'jiedan-proof-'));
  const factsPath = join(folder, 'facts');
  const tests = { passed: 0, failed: 0, skipped: 0 };
  let ok = true;
  for (const [at, { tests: paths, projects }] of (part.jest ?? []).entries()) {
    const outputFile = join(folder, `report-${at}.json`);
    const args = [...paths, '--selectProjects', ...projects, '--json', `--outputFile=${outputFile}`];
    const alone = paths.length === 1 && projects.length === 1 ? ['--runInBand'] : [];
    const jest = [...jestProgram, ...args, ...alone];
    const { code } = await run(process.execPath, jest, { ...env, PROVE: '1', PROOF_FACTS: factsPath });
    const told = report.parse(JSON.parse(readFileSync(outputFile, 'utf8')));
    tests.passed += told.numPassedTests;
    tests.failed += told.numFailedTests;
    tests.skipped += told.numPendingTests;
    ok = ok && code === 0 && told.success;
  }
  const printed: string[] = [];
  for (const script of part.scripts ?? []) {
    const ended = await run('npm', ['run', '--silent', script], env);
    printed.push(`$ npm run ${script}\n${ended.printed.trimEnd()}`);
    ok = ok && ended.code === 0;
  }
  const facts = readFacts(factsPath);
  rmSync(folder, { recursive: true });
  const seconds = Math.round((Date.now() - started.getTime()) / 1_000);
  return {
    part: name,
    at: started.toISOString(),
    commit,
    node: process.version,
    seconds,
    ok,
    tests,
    facts,
    printed,
  };
}

/** `npm run prove`: every property at length, part by part; what came of each is kept, and docs/proof.md tells it. */
async function main(): Promise<void> {
  const number = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seeds: number, from: number, minutes: number },
  });
  const names = positionals.length === 0 ? Object.keys(proofParts) : positionals;
  const isOnlyPage = names[0] === 'page';
  const env = {
    ...process.env,
    ...(values.seeds !== undefined && { PROVE_SEEDS: values.seeds }),
    ...(values.from !== undefined && { PROVE_FROM: values.from }),
    ...(values.minutes !== undefined && { PROVE_MINUTES: values.minutes }),
  };
  for (const name of isOnlyPage ? [] : names) {
    const part = proofParts[name];
    if (!part) throw new Error(usage);
    const result = await prove(name, part, env);
    writeResult(result);
    if (!result.ok) process.exitCode = 1;
  }
  writeFileSync(proofPath, proofPage(readResults()));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
