import { parseArgs } from 'node:util';
import { changeRole, roleRequest } from '../local/roles';
import { systemClock } from '../shared/platforms/system/system-clock';
import { withVault } from '../shared/store/with-vault';
import { openHome } from './data/open-home';

/**
 * `npm run grant -- --home=aws --account=<id> --role=publisher --name=<shown>`: roles in a deployed home, by
 * whoever holds its credentials; `--revoke` takes one back. No call from outside can do it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      home: { type: 'string', default: 'aws' },
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
  const home = await openHome(values.home, process.env);
  try {
    const done = await changeRole({ store: withVault(home.store, home.vault), clock: systemClock }, request);
    if (done === undefined) throw new Error(`no account ${request.accountId} in ${home.name}`);
    console.log(done);
  } finally {
    await home.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
