import { parseArgs } from 'node:util';
import { dropParked, parkedDeadlines, replayParked } from '../shared/application/deadlines/parked';
import { systemClock } from '../shared/platforms/system/system-clock';
import { withVault } from '../shared/store/with-vault';
import { openDeployment } from './data/open-deployment';

const usage = 'npm run parked -- list|replay|drop [<id> …|--all] --deployment=aws|cloudbase|laptop';

/**
 * `npm run parked -- list`: what failed too often and waits for an operator, with the code of its last failure;
 * `replay` hands it to the next run of the timer (which looks at all deadlines every five minutes), `drop` gives it up.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { deployment: { type: 'string', default: 'aws' }, all: { type: 'boolean', default: false } },
  });
  const [what, ...named] = positionals;
  const change = what === 'replay' ? replayParked : what === 'drop' ? dropParked : undefined;
  const isChosen = values.all !== named.length > 0;
  if (what !== 'list' && !(change && isChosen)) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const ports = { store: withVault(deployment.store, deployment.vault), clock: systemClock };
    const parked = await parkedDeadlines(ports);
    if (!change) {
      for (const { id, kind, tries, parked: why } of parked)
        console.log(
          `${id}\t${kind}\t${tries} tries\t${why?.code}\t${new Date(why?.atMs ?? 0).toISOString()}`,
        );
      console.log(`${parked.length} parked in ${deployment.name}`);
      return;
    }
    for (const id of values.all ? parked.map((each) => each.id) : named)
      console.log(`${id}: ${(await change(ports, id)) ? `${what} done` : 'is not parked'}`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
