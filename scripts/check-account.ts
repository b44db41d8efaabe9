import { parseArgs } from 'node:util';
import { environmentCredentials } from '../shared/store/dynamo/http-send';
import { tencentApiFrom } from './cloudbase/tencent-api';
import { told } from './stages/answers';
import { checkAwsAccount } from './stages/check-aws-account';
import { checkCloudbaseAccount } from './stages/check-cloudbase-account';

const usage = `npm run check:account -- --home=aws|cloudbase [--stage=prod] [--region=cn-northwest-1]
  before a deployment: what is missing, wrong or left over; exit code 1 when anything is
  credentials come from the environment; without them, or offline, it says what it could not ask`;

/** `npm run check:account`: the preflight of a deployment. */
async function main(): Promise<void> {
  const { env } = process;
  const { values } = parseArgs({
    options: {
      home: { type: 'string' },
      stage: { type: 'string', default: 'prod' },
      region: { type: 'string', default: env.AWS_REGION ?? 'cn-northwest-1' },
    },
  });
  const { home, stage, region } = values;
  if (home !== 'aws' && home !== 'cloudbase') throw new Error(usage);
  const place = env.AWS_ACCESS_KEY_ID ? { region, credentials: environmentCredentials(env) } : undefined;
  const answers =
    home === 'aws'
      ? await checkAwsAccount(stage, place)
      : await checkCloudbaseAccount(stage, env.TENCENT_SECRET_ID ? tencentApiFrom(env) : undefined);
  if (!told(answers, console.log)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
