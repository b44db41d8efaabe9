import * as z from 'zod';
import { s3Files } from '../platforms/files/s3-files';
import { randomIds } from '../platforms/system/random-ids';
import { systemClock } from '../platforms/system/system-clock';
import { keyedHash } from '../platforms/vault/keyed-hash';
import { localVault } from '../platforms/vault/local-vault';
import { weChat } from '../platforms/wechat/wechat';
import type { Ports } from '../ports/context';
import { dynamoStore } from '../store/dynamo/dynamo-store';
import { dynamoEndpoint, environmentCredentials, httpSend } from '../store/dynamo/http-send';
import { withVault } from '../store/with-vault';
import { accessTokens } from './access-tokens';

const secret = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.byteLength >= 32);

/** Versions of the vault's key, such as `1:base64,2:base64`; the highest encrypts, all decrypt. */
const vaultKeys = z
  .string()
  .regex(/^\d{1,6}:[A-Za-z0-9+/=]+(?:,\d{1,6}:[A-Za-z0-9+/=]+)*$/)
  .transform((text) => {
    const entries = text.split(',').map((entry): [number, Buffer] => {
      const [version = '', key = ''] = entry.split(':');
      return [Number(version), Buffer.from(key, 'base64')];
    });
    return new Map(entries);
  })
  .refine((keys) => [...keys.values()].every((key) => key.byteLength === 32));

const environment = z.object({
  AWS_REGION: z.string().min(1),
  TABLE_PREFIX: z.string().min(1),
  FILES_BUCKET: z.string().min(1),
  WECHAT_APP_ID: z.string().regex(/^wx[0-9a-f]{16}$/),
  WECHAT_SECRET: z.string().min(16),
  SESSION_KEY: secret,
  HASH_KEY: secret,
  VAULT_KEYS: vaultKeys,
  /** Subscribe-message template of admission and refusal; without it only the in-app notice is given. */
  TEMPLATE_ORDER_RESULT: z.string().min(1).optional(),
});

/** Reads the settings of a deployment. Throws with the names, never the values, of what is missing or wrong. */
function readEnvironment(env: NodeJS.ProcessEnv): z.output<typeof environment> {
  const parsed = environment.safeParse(env);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  throw new Error(`missing or invalid environment: ${names.join(', ')}`);
}

function compose(env: NodeJS.ProcessEnv): Ports {
  const settings = readEnvironment(env);
  const region = settings.AWS_REGION;
  const ids = randomIds();
  const clock = systemClock;
  const credentials = () => environmentCredentials(env);
  const send = httpSend({ endpoint: dynamoEndpoint(region), region, credentials: credentials() });
  const store = dynamoStore({ send, clock, ids, tablePrefix: settings.TABLE_PREFIX });
  const keys = settings.VAULT_KEYS;
  const orderResult = settings.TEMPLATE_ORDER_RESULT;
  return {
    store: withVault(store, localVault({ keys, current: Math.max(...keys.keys()) })),
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

let ports: Ports | undefined;

/** The ports of a Lambda function, made at its first call; it refuses to start without its secrets. */
export async function cloudPorts(): Promise<Ports> {
  ports ??= compose(process.env);
  return ports;
}
