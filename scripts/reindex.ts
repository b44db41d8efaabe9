import { parseArgs } from 'node:util';
import { collections } from '../shared/collections/collections';
import { deploymentNames, openDeployment } from './data/open-deployment';
import { printed } from './data/printed';
import { BrokenOff, reindex } from './data/reindex';

const usage = `npm run reindex -- <collection> --deployment=<deployment> [--after=<place>]
  fills new indexes with the documents that are there, and takes away what earlier indexes left; from the newest release
  --deployment   ${deploymentNames.join(', ')}; settings and secrets come from the environment (docs/moving.md)
  --after        goes on where a pass was broken off`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { deployment: { type: 'string' }, after: { type: 'string' } },
  });
  const of = collections.find(({ name }) => name === positionals[0]);
  if (!of || !values.deployment) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const { read, written, retired } = await reindex(deployment, of, printed(), values.after);
    console.log(`${read} documents read, ${written} written`);
    if (retired.length > 0) console.log(`taken away: ${retired.join(', ')}`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof BrokenOff && error.after !== undefined) {
    console.error(`go on with --after=${error.after}`);
  }
  process.exitCode = 1;
});
