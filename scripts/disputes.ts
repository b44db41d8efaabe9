import { parseArgs } from 'node:util';
import { allOf } from '../shared/application/listing/all-of';
import { decideDispute } from '../shared/application/orders/decide-dispute';
import { orderTotalFen } from '../shared/application/orders/order-sum';
import { picturesOfWork } from '../shared/application/pictures/shown-pictures';
import { type Dispute, disputes } from '../shared/collections/disputes';
import { orders } from '../shared/collections/orders';
import { works } from '../shared/collections/works';
import { operationsContract } from '../shared/contract/operations';
import { formatYuan } from '../shared/domain/money/money';
import { orderNumberOf } from '../shared/domain/orders/order-number';
import { systemClock } from '../shared/platforms/system/system-clock';
import type { Ports } from '../shared/ports/context';
import { withVault } from '../shared/store/with-vault';
import type { Deployment } from './data/deployment';
import { openDeployment } from './data/open-deployment';
import { pictureLines } from './data/picture-lines';

const usage = `npm run disputes -- list
  decide <order> --statements=<how many were read> --operator=<account> --outcome=full|part|nothing [--fen=<sum, with part>] --reason=<what both sides read>
  both of them: [--deployment=aws|cloudbase|laptop]`;

type Needs = Pick<Ports, 'store' | 'clock'>;

/** What both sides say and show, what was done, and the most that there is. */
async function linesOf({ store }: Needs, deployment: Deployment, dispute: Dispute): Promise<string> {
  const { id, statements, openedBy, openedAtMs } = dispute;
  const [order, work] = await Promise.all([store.get(orders, id), store.get(works, id)]);
  const most = order ? formatYuan(orderTotalFen(order)) : '0';
  const said = await Promise.all(
    statements.map(async ({ by, text, pictures: shown }) => {
      const ids = shown.map((picture) => picture.id);
      return [`  ${by}: ${text}`, ...(await pictureLines(deployment, store, ids))].join('\n');
    }),
  );
  const done = work ? await pictureLines(deployment, store, picturesOfWork(work)) : [];
  return [
    `${id}\t${orderNumberOf(id)}\t${new Date(openedAtMs).toISOString()}\tby ${openedBy}\t--statements=${statements.length}\t¥${most}\t${order?.terms.title}`,
    ...said,
    ...done,
  ].join('\n');
}

async function list(ports: Needs, deployment: Deployment): Promise<void> {
  const open = await allOf(ports.store, disputes, 'open', ['all']);
  for (const dispute of open) console.log(await linesOf(ports, deployment, dispute));
  console.log(`${open.length} open in ${deployment.name}`);
}

/**
 * `npm run disputes -- list`: what both sides of open disputes say; `decide` ends one for good. `--statements` says how
 * much was read, `--operator` whose decision it is.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      deployment: { type: 'string', default: 'aws' },
      statements: { type: 'string' },
      operator: { type: 'string' },
      outcome: { type: 'string' },
      fen: { type: 'string' },
      reason: { type: 'string' },
    },
  });
  const [what, orderId] = positionals;
  if (what !== 'list' && what !== 'decide') throw new Error(usage);
  const { statements, operator, outcome, fen, reason } = values;
  const decision =
    what === 'list'
      ? undefined
      : operationsContract.decideDispute.input.safeParse({
          orderId,
          statements: Number(statements),
          outcome,
          reason,
          ...(fen !== undefined && { payFen: Number(fen) }),
        });
  if (decision && (!decision.success || !operator)) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const ports = { store: withVault(deployment.store, deployment.vault), clock: systemClock };
    if (!decision?.success || !operator) return await list(ports, deployment);
    const decided = await decideDispute(ports, decision.data, operator);
    console.log(`${decided.id}: ${decided.decision?.outcome}`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
