import { MAIN_APP } from '../../local/sandbox/apps';
import { tencentCredentials } from '../../local/sandbox/tencent/tencent-platform';
import { localPush } from '../../local/sandbox/wechat/push';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');

/** Of WeChat's message push, in the form that its console takes. */
export const packagePush = {
  appId: MAIN_APP.appId,
  token: 'packagesPushToken',
  encodingKey: localPush.encodingKey,
};

/** What the operator's secret holds; opens nothing but the sandbox. */
export const packageSecrets: Readonly<Record<string, string>> = {
  WECHAT_APP_ID: MAIN_APP.appId,
  WECHAT_SECRET: MAIN_APP.secret,
  SESSION_KEY: key(1),
  HASH_KEY: key(2),
  VAULT_KEYS: `1:${key(3)}`,
  IDENTITY_SECRET_ID: tencentCredentials.secretId,
  IDENTITY_SECRET_KEY: tencentCredentials.secretKey,
  WECHAT_PUSH_TOKEN: packagePush.token,
  WECHAT_PUSH_KEY: packagePush.encodingKey,
};
