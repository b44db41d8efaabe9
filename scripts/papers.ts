import { parseArgs } from 'node:util';
import { movePaperRequest } from '../shared/application/papers/move-paper-request';
import { requestsWaiting } from '../shared/application/papers/requests-waiting';
import { operationsContract } from '../shared/contract/operations';
import { yuanText } from '../shared/domain/papers/yuan-text';
import { systemClock } from '../shared/platforms/system/system-clock';
import type { Ports } from '../shared/ports/context';
import { withVault } from '../shared/store/with-vault';
import { openDeployment } from './data/open-deployment';

const usage = `npm run papers -- list          invoices and certificates that people wait for
  start <request>
  issue <request> --number=<of what was issued>
  refuse <request> --reason=<what the person will read>
  all of them: [--deployment=aws|cloudbase|laptop]`;

const pageSize = 50;

async function list({ store }: Pick<Ports, 'store'>): Promise<void> {
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof requestsWaiting>> = await requestsWaiting(store, {
      limit: pageSize,
      cursor,
    });
    for (const { request, person, idNumber = '' } of page.items) {
      const { id, status, amountFen, form = '', title = '', taxNumber = '', email = '' } = request;
      console.log(
        [id, status, yuanText(amountFen), person, idNumber, form, title, taxNumber, email].join('\t'),
      );
    }
    cursor = page.next;
  } while (cursor !== undefined);
}

/** `npm run papers`: what operators do about invoices and certificates, until there are pages for it. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      deployment: { type: 'string', default: 'aws' },
      number: { type: 'string' },
      reason: { type: 'string' },
    },
  });
  const [what, requestId] = positionals;
  const { number, reason } = values;
  const asked = operationsContract.movePaperRequest.input.safeParse({
    step: what,
    requestId,
    ...(number !== undefined && { number }),
    ...(reason !== undefined && { reason }),
  });
  if (what !== 'list' && !asked.success) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const ports = { store: withVault(deployment.store, deployment.vault), clock: systemClock };
    if (!asked.success) return await list(ports);
    console.log((await movePaperRequest(ports, asked.data)).status);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
