import { parseArgs } from 'node:util';
import { changeRole, roleRequest } from '../local/roles';
import { systemClock } from '../shared/platforms/system/system-clock';
import { withVault } from '../shared/store/with-vault';
import { openDeployment } from './data/open-deployment';

/**
 * `npm run grant -- --deployment=aws --account=<id> --role=publisher --name=<shown>`: roles in a deployment, by
 * whoever holds its credentials; `--revoke` takes one back. No call from outside can do it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      deployment: { type: 'string', default: 'aws' },
      account: { type: 'string' },
      role: { type: 'string' },
      name: { type: 'string' },
      verification: { type: 'string' },
      revoke: { type: 'boolean', default: false },
    },
  });
  const { account: accountId, role, name, verification } = values;
  const request = roleRequest.parse({
    change: values.revoke ? 'revoke' : 'grant',
    role,
    accountId,
    ...(name !== undefined && { name }),
    ...(verification !== undefined && { verification }),
  });
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const done = await changeRole(
      { store: withVault(deployment.store, deployment.vault), clock: systemClock },
      request,
    );
    if (done === undefined) throw new Error(`no account ${request.accountId} in ${deployment.name}`);
    console.log(done);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
