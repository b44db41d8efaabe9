import { proofParts } from './proof-parts';
import type { NotedFact, ProofResult } from './proof-result';

export const proofPath = 'docs/proof.md';

const number = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString('en-US') : String(Number(value.toFixed(3)));

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const ofKind = ({ facts }: ProofResult, kind: NotedFact['kind']): NotedFact[] =>
  facts.filter((fact) => fact.kind === kind);

const storeOf = ({ store }: NotedFact): string => store ?? 'memory';

/** How large it was, beside how large the whole is. */
const sizeOf = ({ value, of }: NotedFact): string =>
  of === undefined || of === value ? number(value) : `${number(value)} of ${number(of)}`;

/** How often each transition was taken, the rarest first. */
function transitions(result: ProofResult): string[] {
  const taken = ofKind(result, 'transition').toSorted((one, other) => one.value - other.value);
  const [rarest] = taken;
  if (!rarest) return [];
  return [
    `**Transitions**: all ${taken.length} were taken, the rarest (${rarest.name}) ${number(rarest.value)} times.`,
    taken.map(({ name, value }) => `${name} ${number(value)}`).join(' · '),
  ];
}

function planted(result: ProofResult): string[] {
  const found = ofKind(result, 'planted');
  if (found.length === 0) return [];
  return [
    `**Planted faults**: ${found.length}, each found.`,
    table(
      ['code in which', 'is found by seed'],
      found.map(({ name, value }) => [name, number(value)]),
    ),
  ];
}

function invariants(result: ProofResult): string[] {
  const held = ofKind(result, 'invariant');
  if (held.length === 0) return [];
  return ['**Invariants**, held after every step:', held.map(({ name }) => `- ${name}`).join('\n')];
}

const counted = (
  result: ProofResult,
  kind: NotedFact['kind'],
  columns: readonly [string, string, string],
): string[] => {
  const facts = ofKind(result, kind);
  if (facts.length === 0) return [];
  return [
    table(
      columns,
      facts.map((fact) => [fact.name, storeOf(fact), number(fact.value)]),
    ),
  ];
};

function figures(result: ProofResult): string[] {
  const facts = ofKind(result, 'figure');
  return [
    ...(facts.length === 0 ? [] : [facts.map(({ name, value }) => `- ${name}: ${number(value)}`).join('\n')]),
    ...result.printed.map((text) => `\`\`\`\n${text}\n\`\`\``),
  ];
}

function section(result: ProofResult): string {
  const part = proofParts[result.part];
  const runs = ofKind(result, 'runs').map((fact) => `- ${fact.name}: ${sizeOf(fact)}`);
  return [
    `## ${part?.title ?? result.part}`,
    part?.says ?? '',
    ...(runs.length === 0 ? [] : [runs.join('\n')]),
    ...invariants(result),
    ...transitions(result),
    ...planted(result),
    ...counted(result, 'crashes', ['a process dies as', 'store', 'places']),
    ...counted(result, 'race', ['at once', 'store', 'rounds']),
    ...figures(result),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function row(result: ProofResult): string[] {
  const { part, at, commit, node, tests, seconds, ok } = result;
  const shorter = ofKind(result, 'runs').filter(({ value, of }) => of !== undefined && value < of);
  const size = shorter.length === 0 ? 'whole' : shorter.map((fact) => `${sizeOf(fact)}`).join(', ');
  const tested = `${number(tests.passed)}${tests.failed > 0 ? `, ${tests.failed} failed` : ''}`;
  return [
    `\`${part}\``,
    at.slice(0, 16).replace('T', ' '),
    `\`${commit}\``,
    node,
    tests.passed + tests.failed === 0 ? '' : tested,
    size,
    duration(seconds),
    ok ? 'holds' : '**fails**',
  ];
}

/** docs/proof.md: what the last run of each part has found, and how large it was. */
export function proofPage(results: readonly ProofResult[]): string {
  const order = Object.keys(proofParts);
  const sorted = results.toSorted((one, other) => order.indexOf(one.part) - order.indexOf(other.part));
  const missing = order.filter((part) => !results.some((result) => result.part === part));
  const notRun =
    missing.length === 0 ? '' : `Not run yet: ${missing.map((part) => `\`${part}\``).join(', ')}.`;
  return `${[
    '# What was proven',
    'Written by `npm run prove`, from what its last runs left in [docs/proof](proof). A part runs by itself with `npm run prove -- <part>`; ' +
      '`--seeds=N`, `--from=N` and `--minutes=N` make the simulations shorter, and the table says so. A seed replays with `--from=<seed> --seeds=1`. ' +
      'Commits with `+` had changes that were not committed.',
    table(['part', 'began (UTC)', 'commit', 'Node', 'tests', 'size', 'took', ''], sorted.map(row)),
    notRun,
    ...sorted.map(section),
  ]
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}
