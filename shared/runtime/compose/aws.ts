import { s3Files } from '../../platforms/files/s3-files';
import { kmsVault, vaultAfter } from '../../platforms/vault/kms-vault';
import { weChat } from '../../platforms/wechat/wechat';
import type { NamedPort } from '../../ports/context';
import type { Store } from '../../ports/store';
import type { Vault } from '../../ports/vault';
import { dynamoStore } from '../../store/dynamo/dynamo-store';
import {
  type AwsCredentials,
  dynamoEndpoint,
  environmentCredentials,
  httpSend,
} from '../../store/dynamo/http-send';
import { accessTokens } from '../access/access-tokens';
import type { LambdaPorts } from '../doors/on-lambda';
import { awsSettings, demandEnvironment, type StoreSettings } from './aws-environment';
import { type Common, commonOf, compose, vaultOfKeys } from './common';
import { dataKeyStore } from './data-key-store';
import { readSettings } from './settings';

/** KMS where a key is set, with earlier keys for what they wrote; else keys of the environment alone. */
function vaultOf(
  settings: StoreSettings,
  store: Store,
  { clock, timeouts }: Pick<Common, 'clock' | 'timeouts'>,
  credentials: () => AwsCredentials,
): Vault {
  const { VAULT_KMS_KEY: keyId, VAULT_KEYS: keys, AWS_REGION: region } = settings;
  const local = keys && vaultOfKeys(keys);
  if (keyId !== undefined) {
    const dataKeys = dataKeyStore(store, clock);
    const kms = kmsVault({ keyId, dataKeys, clock, timeouts, region, credentials });
    return local ? vaultAfter(kms, local) : kms;
  }
  if (!local) throw new Error('missing or invalid environment: VAULT_KEYS');
  return local;
}

function composed(env: NodeJS.ProcessEnv): LambdaPorts {
  const credentials = () => environmentCredentials(env);
  // A function without credentials does not start, rather than fail at its first request.
  credentials();
  const common = commonOf(env);
  const { clock, timeouts, ids } = common;
  const outside = { clock, timeouts, ids };
  const ofStore = () => readSettings(awsSettings.store, env);
  return compose<LambdaPorts>(common, {
    documents() {
      const { AWS_REGION: region, TABLE_PREFIX: tablePrefix } = ofStore();
      const send = httpSend({ endpoint: dynamoEndpoint(region), region, credentials, timeouts });
      return dynamoStore({ send, clock, ids, tablePrefix });
    },
    vault: (documents) => vaultOf(ofStore(), documents, common, credentials),
    ports: {
      wechat() {
        const { WECHAT_APP_ID: appId, WECHAT_SECRET: secret } = readSettings(awsSettings.wechat, env);
        return weChat({ appId, secret, ...outside });
      },
      files() {
        const { AWS_REGION: region, FILES_BUCKET: bucket } = readSettings(awsSettings.files, env);
        return s3Files({ bucket, region, credentials, ...outside });
      },
      tokens: () => accessTokens(readSettings(awsSettings.tokens, env).SESSION_KEY, clock),
    },
  });
}

let ports: LambdaPorts | undefined;

/**
 * The ports of a Lambda function, made at its first call; it refuses to start without the secrets of those that
 * it names (all, if it names none).
 */
export async function awsPorts(named?: readonly NamedPort[]): Promise<LambdaPorts> {
  if (ports) return ports;
  demandEnvironment(process.env, named);
  ports = composed(process.env);
  return ports;
}
