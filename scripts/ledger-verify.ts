import { parseArgs } from 'node:util';
import { verifyLedger } from '../shared/application/ledger/verify';
import { systemClock } from '../shared/platforms/system/system-clock';
import { openDeployment } from './data/open-deployment';

const usage = 'npm run ledger:verify -- [--root <day>:<hash>] [--deployment=aws|cloudbase|laptop]';
const rootForm = /^(\d{4}-\d\d-\d\d):([0-9a-f]{64})$/;

/**
 * `npm run ledger:verify`: reads the whole ledger and says what was edited, removed, inserted, reordered, and which
 * balances and tax years are not what their entries say; exit code 1 when anything is. `--root` takes a seal's day and hash from the
 * log or from a file that was kept elsewhere.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { deployment: { type: 'string', default: 'aws' }, root: { type: 'string' } },
  });
  const [, day, root] = (values.root === undefined ? undefined : rootForm.exec(values.root)) ?? [];
  if (values.root !== undefined && day === undefined) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const kept = day !== undefined && root !== undefined ? { day, root } : undefined;
    const { problems, entries, books, seals, taxYears } = await verifyLedger(
      deployment.store,
      systemClock.nowMs(),
      kept,
    );
    for (const problem of problems) console.error(problem);
    console.log(
      `${entries} entries, ${books} books, ${seals} seals, ${taxYears} tax years in ${deployment.name}: ${
        problems.length === 0 ? 'whole' : `${problems.length} problems`
      }`,
    );
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
