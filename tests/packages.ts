import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLaptop } from '../local/laptop';
import { createSandbox } from '../local/sandbox/sandbox';
import { tencentEndpoint } from '../local/sandbox/tencent/tencent-platform';
import { validated } from '../scripts/aws/check/validate';
import { runJourney } from './journey/journey';
import { namedPeople } from './journey/named-people';
import { cloudDoorProblems } from './packages/cloud-doors';
import { lambdaDeployment } from './packages/lambda-deployment';
import { greetingProblems, lambdaDoorProblems } from './packages/lambda-doors';
import { movableProcessClock } from './packages/movable-process-clock';
import { type OpenLambdas, openLambdas } from './packages/open-lambdas';

/** Where `npm run package:aws` leaves the package without any parameter, and where the one with all of them is made. */
const plainPackage = '.serverless';
const fullPackage = 'dist/serverless-every';
const cloudbasePackage = 'dist/cloudbase';
const regions = ['cn-northwest-1', 'cn-north-1', 'us-east-1'];

const say = (line: string): void => console.log(line);

/** Serverless empties the folder of the plain package, whatever other one it is told to write to. */
function packageWithEveryParameter(): void {
  const aside = 'dist/serverless-plain';
  rmSync(aside, { recursive: true, force: true });
  renameSync(plainPackage, aside);
  const command = ['serverless', 'package', '--stage', 'every', '--package', fullPackage];
  const { status, stderr } = spawnSync('npx', command, { encoding: 'utf8' });
  rmSync(plainPackage, { recursive: true, force: true });
  renameSync(aside, plainPackage);
  if (status !== 0) throw new Error(`npx ${command.join(' ')}: ${stderr}`);
}

/** What CloudFormation would say of either package, where it may be deployed. */
const templateProblems = (): string[] =>
  validated(
    [plainPackage, fullPackage].map((folder) => join(folder, 'cloudformation-template-update-stack.json')),
    regions,
  );

const requestsOf = ({ lambdas: { aws } }: OpenLambdas): string[] => {
  say(`${aws.counts.answered} 个请求的签名与权限已核对`);
  return aws.problems;
};

/** Every function alone, without one optional setting. */
async function doorProblems(): Promise<string[]> {
  const sandbox = await createSandbox().listen();
  const opened = await openLambdas(plainPackage, { 'api.weixin.qq.com': sandbox.url });
  try {
    return [...(await lambdaDoorProblems(opened.packaged, opened.lambdas)), ...requestsOf(opened)];
  } finally {
    await opened.close();
    await sandbox.close();
  }
}

/** The main job over all functions together, with every setting; `isShort` ends it where somebody is admitted. */
async function journeyProblems(isShort: boolean): Promise<string[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jiedan-packages-'));
  const problems: string[] = [];
  const laptop = await startLaptop({
    port: 0,
    dataDir,
    clock: movableProcessClock(),
    async deploy(parts) {
      const opened = await openLambdas(fullPackage, {
        'api.weixin.qq.com': parts.sandboxUrl,
        'api.mch.weixin.qq.com': parts.sandboxUrl,
        'openapi.alipay.com': `${parts.sandboxUrl}/alipay`,
        'faceid.tencentcloudapi.com': tencentEndpoint(parts.sandboxUrl, 'faceid'),
      });
      problems.push(...(await greetingProblems(opened.lambdas)));
      const deployment = lambdaDeployment(parts, opened);
      return {
        ...deployment,
        async close() {
          problems.push(...requestsOf(opened));
          await deployment.close();
        },
      };
    },
  });
  const { url, ports } = laptop;
  await runJourney({ url, ports, people: namedPeople, say, isShort }).finally(() => laptop.close());
  await rm(dataDir, { recursive: true });
  return problems;
}

/**
 * `npm run test:packages`: what `npm run package:aws` and `package:cloudbase` have made, run as the clouds run it.
 * Exits 1 when anything is wrong. `-- --again` takes the package with every parameter that it made before, `-- --whole` goes
 * on with the main job to what was earned, which takes a minute.
 */
async function main(): Promise<void> {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { again: flag, whole: flag } });
  if (!values.again) packageWithEveryParameter();
  const problems: string[] = [];
  const steps: Readonly<Record<string, () => string[] | Promise<string[]>>> = {
    'CloudFormation, three regions, without and with every parameter': templateProblems,
    'CloudBase, each function alone': () => cloudDoorProblems(cloudbasePackage),
    'Lambda, each function alone': doorProblems,
    'Lambda, the main job': () => journeyProblems(!values.whole),
  };
  for (const [what, step] of Object.entries(steps)) {
    const { user } = process.cpuUsage();
    problems.push(...(await step()));
    say(`${what}: ${((process.cpuUsage().user - user) / 1_000_000).toFixed(1)} s CPU here`);
  }
  for (const problem of problems) console.error(`✗ ${problem}`);
  say(`${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

// What a failure left running would keep this process.
main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => process.exit());
