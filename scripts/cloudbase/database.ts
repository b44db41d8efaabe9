import { collections } from '../../shared/collections/collections';
import { collectionDefinitions } from '../../shared/store/cloudbase/collection-definitions';
import { setUpDatabase } from './set-up-database';
import { tencentApi } from './tencent-api';

const needed = ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY', 'CLOUDBASE_ENV'] as const;
const defaultRegion = 'ap-shanghai';

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
  const missing = needed.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`missing environment: ${missing.join(', ')}`);
  const { TENCENT_SECRET_ID = '', TENCENT_SECRET_KEY = '', TENCENT_TOKEN, CLOUDBASE_ENV = '' } = process.env;
  const credentials = {
    secretId: TENCENT_SECRET_ID,
    secretKey: TENCENT_SECRET_KEY,
    ...(TENCENT_TOKEN && { token: TENCENT_TOKEN }),
  };
  const api = tencentApi(credentials, process.env.TENCENT_REGION ?? defaultRegion);
  await setUpDatabase(api, CLOUDBASE_ENV, definitions, console.log);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
