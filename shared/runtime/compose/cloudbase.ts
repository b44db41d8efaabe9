import cloudbase from '@cloudbase/node-sdk';
import { tallyLog } from '../../application/operations/tally-log';
import { watch } from '../../application/operations/watch';
import { collections } from '../../collections/collections';
import { timerFeatures } from '../../contract/timers';
import { cloudStorageFiles } from '../../platforms/files/cloud-storage-files';
import { weChatCloud } from '../../platforms/wechat-cloud/we-chat-cloud';
import { alarmRobot } from '../../platforms/wecom/alarm-robot';
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
  watchSettings,
} from './cloudbase-environment';
import { commonOf, compose, vaultOfKeys } from './common';
import { readSettings } from './settings';

const isTimer = (feature: string): boolean => timerFeatures.includes(feature);

/** Whom people call from. Another hop, such as a function or HTTP access, is not WeChat's word. */
const weChatClient = 'wx_client';
const devtools = 'wx_devtools';

function composed(env: NodeJS.ProcessEnv): CloudbasePorts {
  const plain = commonOf(env);
  const { clock, timeouts, ids } = plain;
  const outside = { clock, timeouts, ids };
  const { CLOUDBASE_ENV, VAULT_KEYS } = readSettings(cloudbaseSettings.store, env);
  // Credentials are read by the SDK with every call: the cloud renews them.
  const app = cloudbase.init({ env: CLOUDBASE_ENV, keepalive: true });
  const database = app.database();
  const documents = cloudbaseStore({ database, ...outside });
  const { ALARM_ROBOT_KEY: key } = readSettings(watchSettings, env);
  const robot = key === undefined ? undefined : alarmRobot({ key, timeouts });
  // Counts hold nothing of anybody: they stand below the vault.
  const common = robot
    ? { ...plain, log: tallyLog(plain.log, { ...outside, store: () => documents }) }
    : plain;
  return compose<CloudbasePorts>(common, {
    documents: () => documents,
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
      watch: () => robot && (() => watch({ store: documents, clock, robot, isTimer })),
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
