import { parseArgs } from 'node:util';
import type { Deployment } from './data/deployment';
import { differences } from './data/differences';
import { exportData } from './data/export';
import { importData } from './data/import';
import { deploymentNames, openDeployment } from './data/open-deployment';
import { printed } from './data/printed';
import { vaultFrom } from './data/vaults';

const usage = `npm run data -- export --deployment=<deployment> --file=<file>
npm run data -- import --deployment=<deployment> --file=<file> [--reseal] [--replace] [--only=<collection>]
npm run data -- compare --deployment=<deployment> --file=<file>     names each document that differs; exit code 1 when any does
  --deployment     ${deploymentNames.join(', ')}; settings and secrets come from the environment (docs/moving.md)
  --reseal   the file was encrypted by SOURCE_VAULT_KEYS or SOURCE_VAULT_KMS_KEY, not by the keys of the deployment
  --replace  write over documents that differ from the file
  --only     one collection; the others of the file are checked and left`;

interface BringIn {
  readonly reseal: boolean;
  readonly replace: boolean;
  readonly only?: string | undefined;
}

async function bringIn(deployment: Deployment, file: string, options: BringIn) {
  const { reseal, replace, only } = options;
  const from = (dataKeys: ReadonlyMap<string, string>) => {
    const keyStore = {
      get: async (id: string) => dataKeys.get(id),
      keep: async (_id: string, key: string) => key,
    };
    const vault = vaultFrom(process.env, keyStore, 'SOURCE_');
    if (!vault) throw new Error('--reseal needs SOURCE_VAULT_KEYS or SOURCE_VAULT_KMS_KEY');
    return vault;
  };
  const { written, alreadyThere } = await importData(deployment, file, {
    ...(reseal && { from }),
    ...(only !== undefined && { only }),
    replace,
    progress: printed(),
  });
  console.log(`${written} documents written, ${alreadyThere} were there already; counts and hashes agree`);
}

/** Names of the commands. */
const commands = ['export', 'import', 'compare'];

async function compare(deployment: Deployment, file: string): Promise<void> {
  let count = 0;
  for await (const { collection, id, kind } of differences(deployment, file, Date.now())) {
    count += 1;
    console.log(`${kind.padEnd(8)}${collection} ${id}`);
  }
  console.log(count === 0 ? 'the same documents' : `${count} documents differ`);
  if (count > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      deployment: { type: 'string' },
      file: { type: 'string' },
      reseal: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const [command] = positionals;
  if (!commands.includes(command ?? '') || !values.deployment || !values.file) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    console.log(`${command}: ${deployment.name}`);
    if (command === 'import') return await bringIn(deployment, values.file, values);
    if (command === 'compare') return await compare(deployment, values.file);
    const { documents } = await exportData(deployment, values.file, Date.now(), printed());
    console.log(`${documents} documents in ${values.file}`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
