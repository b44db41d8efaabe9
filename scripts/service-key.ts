import { parseArgs } from 'node:util';
import { askForServiceKey } from '../local/local-service-key';
import { changeServiceKey, type ServiceKeyAnswer, serviceKeyRequest } from '../local/service-keys';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemClock } from '../shared/platforms/system/system-clock';
import { openDeployment } from './data/open-deployment';

const usage =
  '用法：npm run service-key -- issue|revoke|list <client> [keyId] [--deployment=aws|cloudbase] [--replace-oldest]';

/** Without a deployment it is the running `npm start` that is asked. */
async function changed(deploymentName: string | undefined, given: unknown): Promise<ServiceKeyAnswer> {
  const request = serviceKeyRequest.safeParse(given);
  if (!request.success) throw new Error(usage);
  if (deploymentName === undefined) return (await askForServiceKey(request.data)).answer;
  const deployment = await openDeployment(deploymentName, process.env);
  try {
    return await changeServiceKey(
      { store: deployment.store, clock: systemClock, ids: randomIds() },
      request.data,
    );
  } finally {
    await deployment.close();
  }
}

/**
 * Keys with which other programs call actions of access `service`. `issue` prints the key, once: it is
 * stored as a hash only.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { deployment: { type: 'string' }, 'replace-oldest': { type: 'boolean', default: false } },
  });
  const [change, client, keyId] = positionals;
  const { done, key, error } = await changed(values.deployment, {
    change,
    client,
    ...(keyId !== undefined && { keyId }),
    ...(values['replace-oldest'] && { replaceOldest: true }),
  });
  if (error !== undefined) throw new Error(error);
  console.error(done);
  if (key !== undefined) console.log(key);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
