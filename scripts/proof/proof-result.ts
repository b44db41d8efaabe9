import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const fact = z.strictObject({
  kind: z.enum(['runs', 'transition', 'planted', 'crashes', 'race', 'invariant', 'figure']),
  name: z.string(),
  value: z.number(),
  of: z.number().exactOptional(),
  store: z.string().exactOptional(),
});
export type NotedFact = z.output<typeof fact>;

const proofResult = z.strictObject({
  part: z.string(),
  /** Began at, ISO 8601 in UTC. */
  at: z.string(),
  /** Of the sources; with a `+` when they had changed since. */
  commit: z.string(),
  node: z.string(),
  seconds: z.int(),
  ok: z.boolean(),
  tests: z.strictObject({ passed: z.int(), failed: z.int(), skipped: z.int() }),
  facts: z.array(fact),
  /** What benches print. */
  printed: z.array(z.string()),
});
export type ProofResult = z.output<typeof proofResult>;

const folder = join('docs', 'proof');

export const writeResult = (result: ProofResult): void =>
  writeFileSync(join(folder, `${result.part}.json`), `${JSON.stringify(result, null, 2)}\n`);

/** Of each part that has ever run, the last one. */
export const readResults = (root = '.'): ProofResult[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => proofResult.parse(JSON.parse(readFileSync(join(root, folder, name), 'utf8'))));

/** What the tests of a run have noted, a line each; the same thing noted again counts with what was there. */
export function readFacts(path: string): NotedFact[] {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => fact.parse(JSON.parse(line)));
}
