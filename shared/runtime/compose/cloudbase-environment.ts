import * as z from 'zod';
import type { NamedPort } from '../../ports/context';
import { demandSettings, sameSettings, vaultKeyList, weChatAppId } from './settings';

/** What a deployment is told, by the port that is made of it. */
export const cloudbaseSettings = {
  store: z.object({
    /** Id of the CloudBase environment, such as `jiedan-prod-4g8h2k1m`. */
    CLOUDBASE_ENV: z.string().regex(/^[a-z0-9-]{4,40}$/),
    /** Of the vault; each ciphertext names the version of its key. */
    VAULT_KEYS: vaultKeyList,
  }),
  /** What its file ids begin with: `cloud://<environment>.<bucket>`. */
  files: z.object({ STORAGE_ID_PREFIX: z.string().regex(/^cloud:\/\/[a-z0-9-]+\.[a-z0-9-]+$/) }),
  wechat: z.object({ WECHAT_APP_ID: weChatAppId }),
  tokens: z.object({}),
  ...sameSettings,
} satisfies Record<NamedPort | 'store' | 'rates', z.ZodObject>;

/** At the door of every function that people call. */
export const doorSettings = z.object({
  /** `yes` lets WeChat's developer tools call too: only for environments without real people. */
  ACCEPT_DEVTOOLS: z.enum(['yes', 'no']).optional(),
});

/** Who is told what needs an operator: the key of a robot in their WeCom group. Without it nobody is, and nothing is counted. */
export const watchSettings = z.object({
  ALARM_ROBOT_KEY: z
    .string()
    .regex(/^[\w-]{20,60}$/)
    .optional(),
});

/** What an operator sets, by name; the cloud itself adds its credentials. */
export const cloudbaseSettingNames: readonly string[] = [
  ...new Set(
    [...Object.values(cloudbaseSettings), doorSettings, watchSettings].flatMap(({ shape }) =>
      Object.keys(shape),
    ),
  ),
];

/** Set by the cloud. The SDK would only find out in the midst of a call, and take the process down with it. */
const fromCloud = z.object({
  TENCENTCLOUD_SECRETID: z.string().min(1),
  TENCENTCLOUD_SECRETKEY: z.string().min(1),
});

/** What the command line leaves where nothing was set: an empty text, or the name it could not fill in. */
const unset = /^(?:\{\{env\.\w+\}\})?$/;

/** The variables that are really set. */
export const setVariables = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => !unset.test(value ?? '')));

const everyPort = Object.keys(cloudbaseSettings) as (keyof typeof cloudbaseSettings)[];

/** Demands what a function with these named ports reads; all ports, if nothing is said. Errors: those of `readSettings`. */
export const demandCloudbaseEnvironment = (
  env: NodeJS.ProcessEnv,
  named: readonly (keyof typeof cloudbaseSettings)[] = everyPort,
): void =>
  demandSettings(
    [
      fromCloud,
      doorSettings,
      watchSettings,
      cloudbaseSettings.store,
      cloudbaseSettings.rates,
      ...named.map((port) => cloudbaseSettings[port]),
    ],
    env,
  );
