import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTables } from '../../local/dynamo/create-tables';
import { startEmbeddedDynamo } from '../../local/dynamo/embedded-dynamo';
import { folderFiles } from '../../local/folder-files';
import { localKeys } from '../../local/keys';
import { collections } from '../../shared/collections/collections';
import { cloudStorageFiles } from '../../shared/platforms/files/cloud-storage-files';
import { s3Files } from '../../shared/platforms/files/s3-files';
import { randomIds } from '../../shared/platforms/system/random-ids';
import { systemClock } from '../../shared/platforms/system/system-clock';
import { systemTimeouts } from '../../shared/platforms/system/system-timeouts';
import { keyedHash } from '../../shared/platforms/vault/keyed-hash';
import { localVault } from '../../shared/platforms/vault/local-vault';
import { dataKeyStore } from '../../shared/runtime/compose/data-key-store';
import { cloudbaseDump } from '../../shared/store/cloudbase/cloudbase-dump';
import { cloudbaseReindexing } from '../../shared/store/cloudbase/cloudbase-reindexing';
import { cloudbaseStore } from '../../shared/store/cloudbase/cloudbase-store';
import { dynamoDump } from '../../shared/store/dynamo/dynamo-dump';
import { dynamoReindexing } from '../../shared/store/dynamo/dynamo-reindexing';
import { dynamoStore } from '../../shared/store/dynamo/dynamo-store';
import { dynamoEndpoint, environmentCredentials, httpSend } from '../../shared/store/dynamo/http-send';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import type { Deployment } from './deployment';
import { type Environment, needed, vaultFrom } from './vaults';

const outside = { clock: systemClock, ids: randomIds(), timeouts: systemTimeouts };
/** A page of a scan is a megabyte. */
const timeoutMs = 30_000;

/** The tables of a stage, with the names and secrets that its functions are given. */
async function awsDeployment(env: Environment): Promise<Deployment> {
  const region = needed(env, 'AWS_REGION');
  const tablePrefix = needed(env, 'TABLE_PREFIX');
  const endpoint = env.DYNAMODB_ENDPOINT ?? dynamoEndpoint(region);
  const send = httpSend({
    endpoint,
    region,
    credentials: () => environmentCredentials(env),
    timeoutMs,
    timeouts: systemTimeouts,
  });
  const options = { send, ...outside, tablePrefix };
  const store = dynamoStore(options);
  const vault = vaultFrom(env, dataKeyStore(store, outside.clock));
  if (!vault) throw new Error('neither VAULT_KMS_KEY nor VAULT_KEYS is set');
  return {
    name: `${tablePrefix}* in ${region}`,
    store,
    dump: dynamoDump(options),
    reindexing: dynamoReindexing(options),
    vault,
    hash: keyedHash(Buffer.from(needed(env, 'HASH_KEY'), 'base64')),
    files: () =>
      s3Files({
        bucket: needed(env, 'FILES_BUCKET'),
        region,
        credentials: () => environmentCredentials(env),
        ...outside,
        timeoutMs,
      }),
    close: async () => {},
  };
}

/** What `npm start` keeps in DATA_DIR. */
async function laptopDeployment(env: Environment): Promise<Deployment> {
  const dataDir = env.DATA_DIR ?? '.data';
  if (!existsSync(join(dataDir, 'keys.json'))) throw new Error(`${dataDir} holds no laptop's data`);
  const embedded = await startEmbeddedDynamo({ dbFile: join(dataDir, 'dynamo.db') });
  if (!embedded) throw new Error('the embedded DynamoDB does not exist for this machine');
  const keys = await localKeys(dataDir);
  const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
  const send = httpSend({
    endpoint: embedded.endpoint,
    region: 'local',
    credentials,
    timeoutMs,
    timeouts: systemTimeouts,
  });
  const options = { send, ...outside, tablePrefix: 'jiedan-local-' };
  await createTables(send, tableDefinitions(collections, options.tablePrefix));
  return {
    name: `the laptop's data in ${dataDir}`,
    store: dynamoStore(options),
    dump: dynamoDump(options),
    reindexing: dynamoReindexing(options),
    vault: localVault({ keys: new Map([[1, keys.vault]]), current: 1 }),
    hash: keyedHash(keys.hash),
    files() {
      const folder = join(dataDir, 'files');
      const { read, write, remove } = folderFiles(folder);
      const readUrl = async (key: string) => pathToFileURL(resolve(folder, key)).href;
      return { get: read, put: write, remove, readUrl };
    },
    close: () => embedded.stop(),
  };
}

/** An environment of CloudBase, from outside it: with the API key of a sub-account. */
async function cloudbaseDeployment(env: Environment): Promise<Deployment> {
  const { default: cloudbase } = await import('@cloudbase/node-sdk');
  const name = needed(env, 'CLOUDBASE_ENV');
  const secretId = needed(env, 'TENCENTCLOUD_SECRETID');
  const secretKey = needed(env, 'TENCENTCLOUD_SECRETKEY');
  const app = cloudbase.init({ env: name, secretId, secretKey, keepalive: true, timeout: timeoutMs });
  const options = { database: app.database(), ...outside, timeoutMs };
  const store = cloudbaseStore(options);
  const vault = vaultFrom(env, dataKeyStore(store, outside.clock));
  if (!vault) throw new Error('VAULT_KEYS is not set');
  return {
    name: `the CloudBase environment ${name}`,
    store,
    dump: cloudbaseDump(options),
    reindexing: cloudbaseReindexing(options),
    vault,
    hash: keyedHash(Buffer.from(needed(env, 'HASH_KEY'), 'base64')),
    files: () =>
      cloudStorageFiles({ storage: app, idPrefix: needed(env, 'STORAGE_ID_PREFIX'), ...outside, timeoutMs }),
    close: async () => {},
  };
}

const deployments: Readonly<Record<string, (env: Environment) => Promise<Deployment>>> = {
  aws: awsDeployment,
  cloudbase: cloudbaseDeployment,
  laptop: laptopDeployment,
};

export const deploymentNames = Object.keys(deployments);

/** Opens a deployment by its name. Throws Error with the names of what is missing. */
export async function openDeployment(name: string, env: Environment): Promise<Deployment> {
  const open = Object.hasOwn(deployments, name) ? deployments[name] : undefined;
  if (!open) throw new Error(`--deployment is one of ${deploymentNames.join(', ')}`);
  return open(env);
}
