import cloudbase from '@cloudbase/node-sdk';
import { collections } from '../../collections/collections';
import { cloudStorageFiles } from '../../platforms/files/cloud-storage-files';
import { weChatCloud } from '../../platforms/wechat-cloud/we-chat-cloud';
import type { NamedPort } from '../../ports/context';
import { cloudbaseStore } from '../../store/cloudbase/cloudbase-store';
import { sweepExpired } from '../../store/cloudbase/sweep';
import type { CloudbasePorts } from '../access/cloudbase-authenticator';
import { sessionLabels } from '../access/session-labels';
import {
  cloudbaseSettings,
  demandCloudbaseEnvironment,
  doorSettings,
  setVariables,
} from './cloudbase-environment';
import { commonOf, compose, vaultOfKeys } from './common';
import { readSettings } from './settings';

/** Whom people call from. Another hop, such as a function or HTTP access, is not WeChat's word. */
const weChatClient = 'wx_client';
const devtools = 'wx_devtools';

function composed(env: NodeJS.ProcessEnv): CloudbasePorts {
  const common = commonOf(env);
  const { clock, timeouts, ids } = common;
  const outside = { clock, timeouts, ids };
  const { CLOUDBASE_ENV, VAULT_KEYS } = readSettings(cloudbaseSettings.store, env);
  // Credentials are read by the SDK with every call: the cloud renews them.
  const app = cloudbase.init({ env: CLOUDBASE_ENV, keepalive: true });
  const database = app.database();
  return compose<CloudbasePorts>(common, {
    documents: () => cloudbaseStore({ database, ...outside }),
    vault: () => vaultOfKeys(VAULT_KEYS),
    ports: {
      wechat: () =>
        weChatCloud({
          appId: readSettings(cloudbaseSettings.wechat, env).WECHAT_APP_ID,
          call: (request) => app.callWxOpenApi(request),
          ...outside,
        }),
      files: () =>
        cloudStorageFiles({
          storage: app,
          ...outside,
          idPrefix: readSettings(cloudbaseSettings.files, env).STORAGE_ID_PREFIX,
        }),
      tokens: () => sessionLabels,
      sources() {
        const { ACCEPT_DEVTOOLS } = readSettings(doorSettings, env);
        return ACCEPT_DEVTOOLS === 'yes' ? [weChatClient, devtools] : [weChatClient];
      },
      sweep: () => () => sweepExpired({ database, clock, timeouts }, collections),
    },
  });
}

let ports: CloudbasePorts | undefined;

/**
 * The ports of a cloud function, made at its first call; it refuses to start without the secrets of those that it
 * names (all, if it names none).
 */
export async function cloudbasePorts(named?: readonly NamedPort[]): Promise<CloudbasePorts> {
  if (ports) return ports;
  const env = setVariables(process.env);
  demandCloudbaseEnvironment(env, named);
  ports = composed(env);
  return ports;
}
