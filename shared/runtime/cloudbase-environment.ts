import * as z from 'zod';
import { readSettings, secret, vaultKeyList, weChatAppId } from './secrets';

const environment = z.object({
  /** Id of the CloudBase environment, such as `jiedan-prod-4g8h2k1m`. */
  CLOUDBASE_ENV: z.string().regex(/^[a-z0-9-]{4,40}$/),
  /** What its file ids begin with: `cloud://<environment>.<bucket>`. */
  STORAGE_ID_PREFIX: z.string().regex(/^cloud:\/\/[a-z0-9-]+\.[a-z0-9-]+$/),
  WECHAT_APP_ID: weChatAppId,
  HASH_KEY: secret,
  /** Of the vault; each ciphertext names the version of its key. */
  VAULT_KEYS: vaultKeyList,
  /** Subscribe-message template of admission and refusal; without it only the in-app notice is given. */
  TEMPLATE_ORDER_RESULT: z.string().min(1).optional(),
  /** `yes` lets WeChat's developer tools call too: only for environments without real people. */
  ACCEPT_DEVTOOLS: z.enum(['yes', 'no']).optional(),
});
export type CloudbaseEnvironment = z.output<typeof environment>;

/** What an operator sets, by name; the cloud itself adds its credentials. */
export const cloudbaseSettingNames: readonly string[] = Object.keys(environment.shape);

/** Set by the cloud. The SDK would only find out in the midst of a call, and take the process down with it. */
const fromCloud = z.object({
  TENCENTCLOUD_SECRETID: z.string().min(1),
  TENCENTCLOUD_SECRETKEY: z.string().min(1),
});

const whole = z.object({ ...environment.shape, ...fromCloud.shape });

/** What the command line leaves where nothing was set: an empty text, or the name it could not fill in. */
const unset = /^(?:\{\{env\.\w+\}\})?$/;

/** Reads the settings of a deployment. Errors: those of `readSettings`. */
export function readCloudbaseEnvironment(env: NodeJS.ProcessEnv): CloudbaseEnvironment {
  return readSettings(
    whole,
    Object.fromEntries(Object.entries(env).filter(([, value]) => !unset.test(value ?? ''))),
  );
}
