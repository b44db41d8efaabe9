import { parseArgs } from 'node:util';
import { confirmIdentity, reopenIdentity } from '../shared/application/identity/judge-identity';
import { allOf } from '../shared/application/listing/all-of';
import { workerIdentities } from '../shared/collections/worker-identities';
import { systemClock } from '../shared/platforms/system/system-clock';
import { withVault } from '../shared/store/with-vault';
import { openDeployment } from './data/open-deployment';

const usage =
  'npm run identities -- list | confirm <account> | reopen <account>   [--deployment=aws|cloudbase|laptop]';

/**
 * `npm run identities -- list`: workers whom no register could say anything of, with what they gave; `confirm` once their
 * papers were seen; `reopen` lets somebody correct a number, and keeps their sums until they did.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { deployment: { type: 'string', default: 'aws' } },
  });
  const [what, accountId] = positionals;
  const isKnown = what === 'list' || ((what === 'confirm' || what === 'reopen') && accountId !== undefined);
  if (!isKnown) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const ports = { store: withVault(deployment.store, deployment.vault), clock: systemClock };
    if (accountId === undefined) {
      const waiting = await allOf(ports.store, workerIdentities, 'unproven', ['all']);
      for (const { id, updatedAtMs, legalName, idNumber } of waiting)
        console.log(`${id}\t${new Date(updatedAtMs).toISOString()}\t${legalName}\t${idNumber}`);
      console.log(`${waiting.length} waiting in ${deployment.name}`);
      return;
    }
    await (what === 'confirm' ? confirmIdentity : reopenIdentity)(ports, accountId);
    console.log(`${accountId}: done`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
