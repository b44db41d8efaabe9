import { parseArgs } from 'node:util';
import { applicationsWaiting } from '../shared/application/publishers/applications-waiting';
import { decideApplication, picturesOf } from '../shared/application/publishers/decide-application';
import type { PublisherApplication } from '../shared/collections/publishers';
import { operationsContract } from '../shared/contract/operations';
import { returnReasonNames } from '../shared/domain/publishers/return-reasons';
import { isCreditCodeSound } from '../shared/domain/typed/credit-code';
import { systemClock } from '../shared/platforms/system/system-clock';
import { withVault } from '../shared/store/with-vault';
import type { Deployment } from './data/deployment';
import { openDeployment } from './data/open-deployment';
import { pictureLines } from './data/picture-lines';

const usage = `npm run publishers -- list | approve <account> --submitted=<ms> | return <account> --submitted=<ms> --reason=<one of: ${returnReasonNames.join(', ')}> [--reason=…] [--note=<what the applicant reads>]   [--deployment=aws|cloudbase|laptop]`;

type Ports = Parameters<typeof decideApplication>[0];

/** What an operator has to compare. */
async function lineOf(
  { store }: Ports,
  deployment: Deployment,
  application: PublisherApplication,
): Promise<string> {
  const { id, submittedAtMs, kind, name, creditCode, contactName, contactPhone, identity } = application;
  const code =
    creditCode && `${creditCode}${isCreditCodeSound(creditCode) ? '' : '（组织机构代码校验位不符）'}`;
  return [
    `${id}\t${new Date(submittedAtMs ?? 0).toISOString()}\t--submitted=${submittedAtMs}\t${kind}\t${name}`,
    ...(kind === 'enterprise' ? [`  ${code}`] : []),
    `  ${contactName} ${contactPhone}\tidentity: ${identity?.answer ?? 'unavailable'}`,
    ...(await pictureLines(deployment, store, picturesOf(application))),
  ].join('\n');
}

async function list(ports: Ports, deployment: Deployment): Promise<void> {
  let [count, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const page: Awaited<ReturnType<typeof applicationsWaiting>> = await applicationsWaiting(ports.store, {
      limit: 50,
      cursor,
    });
    for (const application of page.items) console.log(await lineOf(ports, deployment, application));
    count += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined);
  console.log(`${count} waiting in ${deployment.name}`);
}

/**
 * `npm run publishers -- list`: who applied to become a publisher, with all that has to be compared; `approve` makes
 * one, `return` gives the application back with reasons. `--submitted` says which text was read.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      deployment: { type: 'string', default: 'aws' },
      submitted: { type: 'string' },
      reason: { type: 'string', multiple: true },
      note: { type: 'string' },
    },
  });
  const [what, accountId] = positionals;
  if (what !== 'list' && what !== 'approve' && what !== 'return') throw new Error(usage);
  const { submitted, reason, note } = values;
  const decision =
    what === 'list'
      ? undefined
      : operationsContract.decidePublisher.input.safeParse({
          accountId,
          submittedAtMs: Number(submitted),
          decision: what,
          ...(what === 'return' && { reasons: reason ?? [] }),
          ...(note !== undefined && { note }),
        });
  if (decision && !decision.success) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const ports = { store: withVault(deployment.store, deployment.vault), clock: systemClock };
    if (!decision) return await list(ports, deployment);
    const { id, status } = await decideApplication(ports, decision.data);
    console.log(`${id}: ${status}`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
