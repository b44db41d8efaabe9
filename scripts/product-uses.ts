import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { collections } from '../shared/collections/collections';
import type { Action } from '../shared/contract/action';
import { contract, actions as declared } from '../shared/contract/contract';
import { needProblems } from './aws/needs';
import { openProgram } from './aws/program';
import { withVaultUse } from './aws/roles';
import { type Uses, usesOf } from './aws/uses';
import { functionNames, platformFunctions } from './functions';
import { errorProblems } from './raised-errors';
import { statusProblems } from './status-writers';

/** What each function uses, by name, by the entry of that cloud. */
interface ProductUses {
  /** The vault's data keys included. */
  readonly aws: ReadonlyMap<string, Uses>;
  readonly cloudbase: ReadonlyMap<string, Uses>;
  /** What is declared as needed and is not. */
  readonly needProblems: readonly string[];
  /** Errors that actions declare and cannot raise, or raise and do not declare. */
  readonly errorProblems: readonly string[];
  /** Where a status is written by anything but its lifecycle. */
  readonly statusProblems: readonly string[];
}

const cachePath = 'node_modules/.cache/jiedan/uses.json';

/** What the answer depends on: the sources, the packages they take types from, and the analysis itself. */
const analysed = [
  'functions',
  'shared',
  'scripts/aws',
  'scripts/product-uses.ts',
  'scripts/raised-errors.ts',
  'scripts/status-writers.ts',
];
const settings = ['tsconfig.json', 'package-lock.json'];

/** A feature that no person, or no program, has to sign in for never comes to the code that finds out who it is. */
function neverRun(feature: string): Set<string> {
  const actions: readonly Action[] = Object.values(
    Object.entries(contract).find(([name]) => name === feature)?.[1] ?? {},
  );
  const isPerson = ({ access, knowsCaller }: Action): boolean =>
    access === 'public' ? knowsCaller === true : access !== 'service';
  return new Set([
    ...(actions.some(isPerson) ? [] : ['identify']),
    ...(actions.some(({ access }) => access === 'service') ? [] : ['programBehind']),
  ]);
}

function analyse(names: readonly string[]): ProductUses {
  const entry = (name: string, file: string) => join('functions', name, file);
  const files = ['handler.ts', 'cloudbase.ts'];
  const program = openProgram(names.flatMap((name) => files.map((file) => entry(name, file))));
  const aws = (name: string) =>
    withVaultUse(usesOf(program, entry(name, 'handler.ts'), neverRun(name)), collections);
  const cloudbase = (name: string) => usesOf(program, entry(name, 'cloudbase.ts'));
  return {
    aws: new Map(names.map((name) => [name, aws(name)])),
    cloudbase: new Map(names.map((name) => [name, cloudbase(name)])),
    needProblems: needProblems(
      program,
      names.filter((name) => !platformFunctions.includes(name)),
    ),
    errorProblems: errorProblems(program, declared),
    statusProblems: statusProblems(
      program,
      names.flatMap((name) => files.map((file) => entry(name, file))),
    ),
  };
}

function sourcesIn(path: string): string[] {
  if (path.endsWith('.ts')) return /\.(test|contract)\.ts$/.test(path) ? [] : [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => sourcesIn(join(path, file)));
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of [...settings, ...analysed.flatMap(sourcesIn)])
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** Sets and maps as lists and back: JSON knows neither. */
const plain = (uses: ReadonlyMap<string, Uses>) =>
  [...uses].map(([name, { tables, ports }]) => ({
    name,
    ports: [...ports],
    tables: [...tables].map(([table, { actions, indexes }]) => ({
      table,
      actions: [...actions],
      indexes: [...indexes],
    })),
  }));

const lifted = (kept: ReturnType<typeof plain>): ReadonlyMap<string, Uses> =>
  new Map(
    kept.map(({ name, ports, tables }) => [
      name,
      {
        ports: new Set(ports),
        tables: new Map(
          tables.map(({ table, actions, indexes }) => [
            table,
            { actions: new Set(actions), indexes: new Set(indexes) },
          ]),
        ),
      },
    ]),
  );

interface Kept {
  readonly key: string;
  readonly aws: ReturnType<typeof plain>;
  readonly cloudbase: ReturnType<typeof plain>;
  readonly needProblems: readonly string[];
  readonly errorProblems: readonly string[];
  readonly statusProblems: readonly string[];
}

function readKept(key: string): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(cachePath, 'utf8')) as Kept;
    return kept.key === key ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What every function of the product uses, read from the sources. Compiling them takes about ten seconds
 * of CPU, so the answer is kept until a source changes. Throws Error when the sources do not tell.
 */
export function productUses(): ProductUses {
  const key = fingerprint();
  const kept = readKept(key);
  if (kept) return { ...kept, aws: lifted(kept.aws), cloudbase: lifted(kept.cloudbase) };
  const uses = analyse(functionNames());
  const text = JSON.stringify({ ...uses, key, aws: plain(uses.aws), cloudbase: plain(uses.cloudbase) });
  mkdirSync(dirname(cachePath), { recursive: true });
  const part = `${cachePath}.${process.pid}`;
  writeFileSync(part, text);
  renameSync(part, cachePath);
  return uses;
}
