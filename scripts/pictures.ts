import { parseArgs } from 'node:util';
import { decidePicture } from '../shared/application/pictures/decide-picture';
import { picturesInReview } from '../shared/application/pictures/pictures-in-review';
import { operationsContract } from '../shared/contract/operations';
import { systemClock } from '../shared/platforms/system/system-clock';
import { withVault } from '../shared/store/with-vault';
import type { Deployment } from './data/deployment';
import { openDeployment } from './data/open-deployment';
import { pictureLines } from './data/picture-lines';

const usage =
  'npm run pictures -- list | approve <picture> | reject <picture> [--deployment=aws|cloudbase|laptop]';

type Ports = Parameters<typeof decidePicture>[0];

async function list({ store }: Ports, deployment: Deployment): Promise<void> {
  let [count, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const page: Awaited<ReturnType<typeof picturesInReview>> = await picturesInReview(store, {
      limit: 50,
      cursor,
    });
    for (const picture of page.items) {
      const { id, updatedAtMs, purpose, doubt } = picture;
      console.log([id, new Date(updatedAtMs).toISOString(), purpose, doubt].join('\t'));
      for (const line of await pictureLines(deployment, store, [id])) console.log(line);
    }
    count += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined);
  console.log(`${count} in review in ${deployment.name}`);
}

/** `npm run pictures -- list`: pictures that WeChat was not sure of, or has not judged; `approve` and `reject` decide. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { deployment: { type: 'string', default: 'aws' } },
  });
  const [what, pictureId] = positionals;
  const decision = operationsContract.decidePicture.input.safeParse({ pictureId, decision: what });
  if (what !== 'list' && !decision.success) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const ports = { store: withVault(deployment.store, deployment.vault), clock: systemClock };
    if (!decision.success) return await list(ports, deployment);
    const { id, status } = await decidePicture(ports, decision.data);
    console.log(`${id}: ${status}`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
