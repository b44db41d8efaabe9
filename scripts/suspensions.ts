import { parseArgs } from 'node:util';
import { allOf } from '../shared/application/listing/all-of';
import { liftSuspension, suspend } from '../shared/application/support/suspend';
import { suspensions } from '../shared/collections/suspensions';
import { supportContract } from '../shared/contract/support';
import { suspensionRules } from '../shared/domain/support/suspension-rules';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemClock } from '../shared/platforms/system/system-clock';
import { withVault } from '../shared/store/with-vault';
import { openDeployment } from './data/open-deployment';

const rules = Object.entries(suspensionRules).map(
  ([name, { text, mostDays }]) => `    ${name}\tat most ${mostDays} days\t${text}`,
);
const usage = `npm run suspensions -- list
  set <account> --rule=<rule> --days=<days> --operator=<account> --reason=<what the person reads>
  lift <suspension> --reason=<why>
  all of them: [--deployment=aws|cloudbase|laptop]
  rules:
${rules.join('\n')}`;

/** `npm run suspensions`: who is suspended, under which rule and until when; sets one and lifts one. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      deployment: { type: 'string', default: 'aws' },
      rule: { type: 'string' },
      days: { type: 'string' },
      operator: { type: 'string' },
      reason: { type: 'string' },
    },
  });
  const [what, id] = positionals;
  const { rule, days, operator, reason } = values;
  const set = supportContract.suspend.input.safeParse({ accountId: id, rule, reason, days: Number(days) });
  const lift = supportContract.lift.input.safeParse({ suspensionId: id, reason });
  const isSet = what === 'set' && set.success && operator !== undefined;
  const isLift = what === 'lift' && lift.success;
  if (what !== 'list' && !isSet && !isLift) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const store = withVault(deployment.store, deployment.vault);
    const ports = { store, clock: systemClock, ids: randomIds() };
    if (isSet) {
      const made = await suspend(ports, set.data, operator);
      return console.log(`${made.id}: until ${new Date(made.untilMs).toISOString()}`);
    }
    if (isLift) return console.log(`${(await liftSuspension(ports, lift.data)).id}: lifted`);
    for (const each of await allOf(store, suspensions, 'standing', ['all']))
      console.log(
        [each.id, each.accountId, each.rule, new Date(each.untilMs).toISOString(), each.reason].join('\t'),
      );
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
