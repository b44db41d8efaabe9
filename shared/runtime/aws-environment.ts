import * as z from 'zod';
import { readSettings, secret, vaultKeyList, weChatAppId } from './secrets';

const environment = z
  .object({
    AWS_REGION: z.string().min(1),
    TABLE_PREFIX: z.string().min(1),
    FILES_BUCKET: z.string().min(1),
    WECHAT_APP_ID: weChatAppId,
    WECHAT_SECRET: z.string().min(16),
    SESSION_KEY: secret,
    HASH_KEY: secret,
    /** ARN of the vault's master key in KMS; texts that were written under VAULT_KEYS are still opened by them. */
    VAULT_KMS_KEY: z.string().startsWith('arn:').optional(),
    VAULT_KEYS: vaultKeyList.optional(),
    /** Subscribe-message template of admission and refusal; without it only the in-app notice is given. */
    TEMPLATE_ORDER_RESULT: z.string().min(1).optional(),
  })
  .refine(({ VAULT_KMS_KEY, VAULT_KEYS }) => VAULT_KMS_KEY !== undefined || VAULT_KEYS !== undefined, {
    path: ['VAULT_KEYS'],
    // Missing secrets are told together with everything else that is missing.
    when: () => true,
  });
export type AwsEnvironment = z.output<typeof environment>;

/** Every name that is read; a test holds the generated functions to it. */
export const environmentNames: readonly string[] = Object.keys(environment.shape);

/** Reads the settings of a deployment. Errors: those of `readSettings`. */
export const readEnvironment = (env: NodeJS.ProcessEnv): AwsEnvironment => readSettings(environment, env);
