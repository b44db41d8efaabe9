import { collections } from '../../shared/collections/collections';
import { collectionDefinitions } from '../../shared/store/cloudbase/collection-definitions';
import { setUpDatabase } from './set-up-database';
import { tencentApiFrom } from './tencent-api';

/** Makes collections and indexes in an environment; `--plan` prints what should be there, without a network. */
async function main(): Promise<void> {
  const definitions = collectionDefinitions(collections);
  if (process.argv.includes('--plan')) {
    for (const { name, indexes } of definitions) {
      console.log(`${name}  (no client access)`);
      for (const index of indexes)
        console.log(`  ${index.name}: ${index.keys.map((key) => key.name).join(', ')}`);
    }
    return;
  }
  const { CLOUDBASE_ENV } = process.env;
  if (!CLOUDBASE_ENV) throw new Error('missing environment: CLOUDBASE_ENV');
  const api = tencentApiFrom(process.env);
  await setUpDatabase(api, CLOUDBASE_ENV, definitions, console.log);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
