import { parseArgs } from 'node:util';
import { cityName } from '../shared/domain/geo/cities';
import { systemClock } from '../shared/platforms/system/system-clock';
import { differences, rebuildAll } from './data/catalogue';
import { deploymentNames, openDeployment } from './data/open-deployment';

const usage = `npm run catalogue -- rebuild|verify --deployment=<deployment>
  rebuild        writes the snapshot of every city anew, from all open tasks
  verify         holds what people are shown against the store, city by city; exit code 1 when they differ
  --deployment   ${deploymentNames.join(', ')}; settings and secrets come from the environment (docs/moving.md)`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { deployment: { type: 'string' } },
  });
  const [what] = positionals;
  if ((what !== 'rebuild' && what !== 'verify') || !values.deployment) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const log = (line: unknown) => console.error(JSON.stringify(line));
    const { store, dump } = deployment;
    const ports = { store, files: deployment.files(), clock: systemClock, log };
    if (what === 'rebuild') {
      for (const [code, tasks] of await rebuildAll(ports, dump)) console.log(`${cityName(code)}\t${tasks}`);
      return;
    }
    const found = await differences(ports, dump);
    for (const { cityCode, taskId, how } of found) console.log(`${cityName(cityCode)}\t${taskId}\t${how}`);
    console.log(`${found.length} differences in ${deployment.name}`);
    if (found.length > 0) process.exitCode = 1;
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
