import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { environmentCredentials } from '../shared/store/dynamo/http-send';
import { readCompiled } from './aws/check/compiled';
import { readStage } from './stages/aws-stage';
import { removals } from './stages/removals';
import { standingTemplate } from './stages/standing';
import { templateChanges } from './stages/template-changes';

const usage = `npm run deploy:aws -- --stage=prod [--region=cn-northwest-1] [--plan] [--remove]
  packages, checks, shows what the deployment would change and take away, and deploys
  --plan    ends before it deploys
  --remove  goes on although something is taken away`;
const packaged = '.serverless/cloudformation-template-update-stack.json';

/** Runs a command in this terminal. Throws Error when it fails. */
function run(command: string, ...parameters: readonly string[]): void {
  const { status } = spawnSync(command, parameters, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')}: exit code ${status}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      region: { type: 'string', default: 'cn-northwest-1' },
      plan: { type: 'boolean', default: false },
      remove: { type: 'boolean', default: false },
    },
  });
  const { stage, region } = values;
  if (!stage) throw new Error(usage);
  const { tableProtection } = readStage(stage);
  run('npm', 'run', 'build');
  run('npx', 'serverless', 'package', '--stage', stage, '--region', region);
  run('npx', 'tsx', 'scripts/check-aws.ts', `--region=${region}`);
  const stands = await standingTemplate(
    { region, credentials: environmentCredentials(process.env) },
    `jiedan-${stage}`,
  );
  const next = readCompiled(readFileSync(packaged, 'utf8'));
  for (const change of stands ? templateChanges(stands, next) : []) console.log(change);
  const gone = stands ? removals(stands, next) : [];
  for (const each of gone) console.log(`would be taken away: ${each}`);
  console.log(stands ? `${gone.length} resources would be taken away` : `no stack yet: everything is made`);
  if (gone.length > 0 && !values.remove) throw new Error('say --remove if that is meant');
  if (values.plan) return;
  run('npx', 'serverless', 'deploy', '--stage', stage, '--region', region, '--package', '.serverless');
  if (tableProtection === false)
    console.log('second step: "tableProtection": true in the stage file, then deploy again');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
