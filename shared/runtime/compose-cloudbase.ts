import cloudbase from '@cloudbase/node-sdk';
import { collections } from '../collections/collections';
import { cloudStorageFiles } from '../platforms/files/cloud-storage-files';
import { randomIds } from '../platforms/system/random-ids';
import { systemClock } from '../platforms/system/system-clock';
import { systemTimeouts } from '../platforms/system/system-timeouts';
import { keyedHash } from '../platforms/vault/keyed-hash';
import { localVault } from '../platforms/vault/local-vault';
import { weChatCloud } from '../platforms/wechat-cloud/we-chat-cloud';
import { cloudbaseStore } from '../store/cloudbase/cloudbase-store';
import { sweepExpired } from '../store/cloudbase/sweep';
import { withVault } from '../store/with-vault';
import { readCloudbaseEnvironment } from './cloudbase-environment';
import type { CloudbasePorts } from './cloudbase-visitor';
import { sessionLabels } from './session-labels';

/** Whom people call from. Another hop, such as a function or HTTP access, is not WeChat's word. */
const weChatClient = 'wx_client';
const devtools = 'wx_devtools';

function compose(env: NodeJS.ProcessEnv): CloudbasePorts {
  const settings = readCloudbaseEnvironment(env);
  const ids = randomIds();
  const clock = systemClock;
  const outside = { clock, ids, timeouts: systemTimeouts };
  // Credentials are read by the SDK with every call: the cloud renews them.
  const app = cloudbase.init({ env: settings.CLOUDBASE_ENV, keepalive: true });
  const database = app.database();
  const store = cloudbaseStore({ database, ...outside });
  const keys = settings.VAULT_KEYS;
  const orderResult = settings.TEMPLATE_ORDER_RESULT;
  return {
    store: withVault(store, localVault({ keys, current: Math.max(...keys.keys()) })),
    wechat: weChatCloud({
      appId: settings.WECHAT_APP_ID,
      call: (request, options) => app.callWxOpenApi(request, options),
      ...outside,
    }),
    files: cloudStorageFiles({ storage: app, idPrefix: settings.STORAGE_ID_PREFIX, ...outside }),
    hash: keyedHash(settings.HASH_KEY),
    tokens: sessionLabels(ids),
    clock,
    ids,
    settings: { subscribeTemplates: orderResult === undefined ? {} : { orderResult } },
    sources: settings.ACCEPT_DEVTOOLS === 'yes' ? [weChatClient, devtools] : [weChatClient],
    sweep: () => sweepExpired({ database, ...outside }, collections),
    log: (line) => {
      process.stdout.write(`${JSON.stringify(line)}\n`);
    },
  };
}

let ports: CloudbasePorts | undefined;

/** The ports of a cloud function, made at its first call; it refuses to start without its secrets. */
export async function cloudbasePorts(): Promise<CloudbasePorts> {
  ports ??= compose(process.env);
  return ports;
}
