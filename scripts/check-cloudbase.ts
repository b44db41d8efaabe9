import { parseArgs } from 'node:util';
import type { CloudDatabase } from '../shared/store/cloudbase/database';
import { functionsApi, tencentApiFrom } from './cloudbase/tencent-api';
import { told } from './stages/answers';
import { checkEnvironment } from './stages/check-environment';

const usage = `npm run check:cloudbase -- --env=<environment> [--http=https://<domain> --group=<id> --task=<id>]
  after the first deployment: what could not be tried without an account; exit code 1 when something is not so
  TENCENT_SECRET_ID and TENCENT_SECRET_KEY from the environment, and the group bot's key in BOT_KEY`;
const timeoutMs = 10_000;

async function database(env: string): Promise<CloudDatabase> {
  const { default: cloudbase } = await import('@cloudbase/node-sdk');
  const { TENCENT_SECRET_ID: secretId = '', TENCENT_SECRET_KEY: secretKey = '' } = process.env;
  return cloudbase.init({ env, secretId, secretKey, timeout: timeoutMs }).database();
}

/** `npm run check:cloudbase`: the list of a first day, against the environment itself. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      env: { type: 'string' },
      http: { type: 'string' },
      group: { type: 'string' },
      task: { type: 'string' },
    },
  });
  const { env: envId, http: origin, group: groupId, task: taskId } = values;
  if (!envId) throw new Error(usage);
  const key = process.env.BOT_KEY;
  const answers = await checkEnvironment({
    envId,
    api: tencentApiFrom(process.env),
    functions: tencentApiFrom(process.env, functionsApi),
    database: () => database(envId),
    ...(origin && {
      http: { origin, ...(key && { key }), ...(groupId && { groupId }), ...(taskId && { taskId }) },
    }),
    nowMs: Date.now(),
  });
  if (!told(answers, console.log)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
