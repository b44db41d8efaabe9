import { parseArgs } from 'node:util';
import { allOf } from '../shared/application/listing/all-of';
import { reverseSettlement } from '../shared/application/money/reverse-settlement';
import { ledgerEntries } from '../shared/collections/ledger';
import { sumOn } from '../shared/domain/ledger/accounts';
import { systemClock } from '../shared/platforms/system/system-clock';
import { withVault } from '../shared/store/with-vault';
import { openDeployment } from './data/open-deployment';

const usage =
  'npm run settlements -- list <account> | reverse <account> <settlement>   [--deployment=aws|cloudbase|laptop]';

/**
 * `npm run settlements -- list <account>`: what was settled to somebody; `reverse` takes one back while its month goes on and
 * nothing of it is drawn: the ledger gets the opposite, taxes and all, and the orders are settled again.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { deployment: { type: 'string', default: 'aws' } },
  });
  const [what, accountId, settlementId] = positionals;
  if (accountId === undefined || (what !== 'list' && (what !== 'reverse' || settlementId === undefined)))
    throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const store = withVault(deployment.store, deployment.vault);
    if (what === 'list' || settlementId === undefined) {
      const entries = await allOf(store, ledgerEntries, 'settled', [accountId]);
      for (const { id, kind, atMs, postings } of entries) {
        const sums = [0 - sumOn(postings, 'earned'), sumOn(postings, 'payable')].map((sum) => sum / 100);
        console.log([id.split(':').at(-1), kind, new Date(atMs).toISOString(), ...sums].join('\t'));
      }
      console.log(`${entries.length} of ${accountId} in ${deployment.name}`);
      return;
    }
    await reverseSettlement({ store, clock: systemClock }, accountId, settlementId);
    console.log(`${settlementId}: taken back`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
