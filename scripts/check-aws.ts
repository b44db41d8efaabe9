import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readCompiled } from './aws/check/compiled';
import { rules } from './aws/check/rules';
import { validated } from './aws/check/validate';

const defaultTemplate = '.serverless/cloudformation-template-update-stack.json';

/** `npm run check:aws`: what is wrong with the package that was made last; exits 1 when anything is. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      template: { type: 'string', default: defaultTemplate },
      region: { type: 'string', default: 'cn-northwest-1' },
    },
  });
  const template = readCompiled(await readFile(values.template, 'utf8'));
  const found = Object.entries(rules('dist')).map(([name, rule]) => [name, rule(template)] as const);
  const all = [...found, ['CloudFormation takes it', validated([values.template], [values.region])] as const];
  for (const [name, problems] of all) {
    console.log(`${problems.length === 0 ? 'ok ' : 'NOT'} ${name}`);
    for (const problem of problems) console.error(`      ${problem}`);
  }
  const count = Object.keys(template.Resources).length;
  const problems = all.reduce((sum, [, each]) => sum + each.length, 0);
  console.log(`${count} resources, ${problems} problems`);
  if (problems > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
