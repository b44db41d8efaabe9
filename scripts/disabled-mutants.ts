import { readdirSync, readFileSync } from 'node:fs';

/** Mutants that no test can kill, or that need not be: each with its reason, and few of them. */
const maxDisabled = 30;

const comment = /\/\/ Stryker disable (?<what>[^:\n]*)(?:: *(?<reason>.*))?/g;
const files = ['shared/domain', 'shared/application'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`),
);
const disabled = files.sort().flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(comment)].map(({ groups, index, input }) => ({
    place: `${file}:${input.slice(0, index).split('\n').length}`,
    what: groups?.what?.trim() ?? '',
    reason: groups?.reason ?? '',
  })),
);

for (const { place, what, reason } of disabled) console.log(`${place}  ${what}: ${reason}`);
console.log(`${disabled.length} disabled (≤ ${maxDisabled})`);
const wrong = disabled.filter(({ what, reason }) => reason === '' || !what.startsWith('next-line '));
if (wrong.length > 0 || disabled.length > maxDisabled) {
  console.error('A disabled mutant is one kind on the next line, for a reason; and there are few.');
  process.exit(1);
}
