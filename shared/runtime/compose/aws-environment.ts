import * as z from 'zod';
import type { NamedPort } from '../../ports/context';
import { demandSettings, sameSettings, secret, vaultKeyList, weChatAppId } from './settings';

/** What a deployment is told, by the port that is made of it: a function is given what its ports read. */
export const awsSettings = {
  store: z
    .object({
      AWS_REGION: z.string().min(1),
      TABLE_PREFIX: z.string().min(1),
      /** ARN of the vault's master key in KMS; texts that were written under VAULT_KEYS are still opened by them. */
      VAULT_KMS_KEY: z.string().startsWith('arn:').optional(),
      VAULT_KEYS: vaultKeyList.optional(),
    })
    .refine(({ VAULT_KMS_KEY, VAULT_KEYS }) => VAULT_KMS_KEY !== undefined || VAULT_KEYS !== undefined, {
      path: ['VAULT_KEYS'],
      // Missing secrets are told together with everything else that is missing.
      when: () => true,
    }),
  wechat: z.object({ WECHAT_APP_ID: weChatAppId, WECHAT_SECRET: z.string().min(16) }),
  files: z.object({ AWS_REGION: z.string().min(1), FILES_BUCKET: z.string().min(1) }),
  tokens: z.object({ SESSION_KEY: secret }),
  ...sameSettings,
} satisfies Record<NamedPort | 'store' | 'rates', z.ZodObject>;

export type StoreSettings = z.output<typeof awsSettings.store>;

const shapeOf = (port: keyof typeof awsSettings): string[] => Object.keys(awsSettings[port].shape);
/** What every function reads, whatever it names. */
const common = ['store', 'rates'] as const;

const everyPort = Object.keys(awsSettings) as (keyof typeof awsSettings)[];
const isNamed = (port: keyof typeof awsSettings): port is NamedPort => !common.some((each) => each === port);

/** Every name that is read; a test holds the generated functions to it. */
export const environmentNames: readonly string[] = [...new Set(everyPort.flatMap(shapeOf))];

/** Demands what a function with these named ports reads; all ports, if nothing is said. Errors: those of `readSettings`. */
export const demandEnvironment = (
  env: NodeJS.ProcessEnv,
  named: readonly NamedPort[] = everyPort.filter(isNamed),
): void =>
  demandSettings(
    [...common, ...named].map((port) => awsSettings[port]),
    env,
  );
