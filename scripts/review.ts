import { parseArgs } from 'node:util';
import { decideReview, tasksInReview } from '../shared/application/moderation/task-reviews';
import { operationsContract } from '../shared/contract/operations';
import { reasons } from '../shared/domain/moderation/rule-names';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemClock } from '../shared/platforms/system/system-clock';
import { withVault } from '../shared/store/with-vault';
import { openDeployment } from './data/open-deployment';

const usage =
  'npm run review -- list | approve <id> --submitted=<ms> | reject <id> --submitted=<ms> --reason=<what the publisher reads>   [--deployment=aws|cloudbase|laptop]';

type Ports = Parameters<typeof decideReview>[0];

async function list(ports: Ports, name: string): Promise<void> {
  const waiting = await tasksInReview(ports);
  for (const { id, title, review, description } of waiting) {
    const since = review?.submittedAtMs ?? 0;
    const why = review && `${reasons[review.rule]}\n  「${review.sentence}」`;
    console.log(
      `${id}\t${new Date(since).toISOString()}\t--submitted=${since}\t${title}\n  ${why}\n  ${description}`,
    );
  }
  console.log(`${waiting.length} in review in ${name}`);
}

/**
 * `npm run review -- list`: the tasks that wait for an operator, what is doubtful in them, and when they came;
 * `approve` opens one, `reject` gives it back to its publisher with a reason. `--submitted` says which text was read.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      deployment: { type: 'string', default: 'aws' },
      submitted: { type: 'string' },
      reason: { type: 'string' },
    },
  });
  const [what, taskId] = positionals;
  if (what !== 'list' && what !== 'approve' && what !== 'reject') throw new Error(usage);
  const { submitted, reason } = values;
  const decision =
    what === 'list'
      ? undefined
      : operationsContract.reviewTask.input.safeParse({
          taskId,
          submittedAtMs: Number(submitted),
          decision: what,
          ...(reason !== undefined && { reason }),
        });
  if (decision && !decision.success) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const ports = {
      store: withVault(deployment.store, deployment.vault),
      clock: systemClock,
      ids: randomIds(),
    };
    if (!decision) return await list(ports, deployment.name);
    const { id, status } = await decideReview(ports, decision.data);
    console.log(`${id}: ${status}`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
