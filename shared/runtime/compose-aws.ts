import { s3Files } from '../platforms/files/s3-files';
import { randomIds } from '../platforms/system/random-ids';
import { systemClock } from '../platforms/system/system-clock';
import { keyedHash } from '../platforms/vault/keyed-hash';
import { kmsVault, vaultAfter } from '../platforms/vault/kms-vault';
import { localVault } from '../platforms/vault/local-vault';
import { weChat } from '../platforms/wechat/wechat';
import type { Store } from '../ports/store';
import type { Vault } from '../ports/vault';
import { dynamoStore } from '../store/dynamo/dynamo-store';
import {
  type AwsCredentials,
  dynamoEndpoint,
  environmentCredentials,
  httpSend,
} from '../store/dynamo/http-send';
import { withVault } from '../store/with-vault';
import { accessTokens } from './access-tokens';
import { type AwsEnvironment, readEnvironment } from './aws-environment';
import { dataKeyStore } from './data-key-store';
import type { LambdaPorts } from './on-lambda';

/** KMS where a key is set, with earlier keys for what they wrote; else keys of the environment alone. */
function vaultOf(settings: AwsEnvironment, store: Store, credentials: () => AwsCredentials): Vault {
  const { VAULT_KMS_KEY: keyId, VAULT_KEYS: keys, AWS_REGION: region } = settings;
  const local = keys && localVault({ keys, current: Math.max(...keys.keys()) });
  if (keyId !== undefined) {
    const dataKeys = dataKeyStore(store, systemClock);
    const kms = kmsVault({ keyId, dataKeys, clock: systemClock, region, credentials });
    return local ? vaultAfter(kms, local) : kms;
  }
  if (!local) throw new Error('missing or invalid environment: VAULT_KEYS');
  return local;
}

function compose(env: NodeJS.ProcessEnv): LambdaPorts {
  const settings = readEnvironment(env);
  const region = settings.AWS_REGION;
  const ids = randomIds();
  const clock = systemClock;
  const credentials = () => environmentCredentials(env);
  // A function without credentials does not start, rather than fail at its first request.
  credentials();
  const send = httpSend({ endpoint: dynamoEndpoint(region), region, credentials });
  const store = dynamoStore({ send, clock, ids, tablePrefix: settings.TABLE_PREFIX });
  const orderResult = settings.TEMPLATE_ORDER_RESULT;
  return {
    store: withVault(store, vaultOf(settings, store, credentials)),
    wechat: weChat({ appId: settings.WECHAT_APP_ID, secret: settings.WECHAT_SECRET }),
    files: s3Files({ bucket: settings.FILES_BUCKET, region, credentials }),
    hash: keyedHash(settings.HASH_KEY),
    tokens: accessTokens(settings.SESSION_KEY, clock),
    clock,
    ids,
    settings: { subscribeTemplates: orderResult === undefined ? {} : { orderResult } },
    log: (line) => {
      process.stdout.write(`${JSON.stringify(line)}\n`);
    },
  };
}

let ports: LambdaPorts | undefined;

/** The ports of a Lambda function, made at its first call; it refuses to start without its secrets. */
export async function cloudPorts(): Promise<LambdaPorts> {
  ports ??= compose(process.env);
  return ports;
}
