import * as z from 'zod';

const secret = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.byteLength >= 32);

/** Versions of the vault's key, such as `1:base64,2:base64`; the highest encrypts, all decrypt. */
export const vaultKeyList = z
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

const environment = z
  .object({
    AWS_REGION: z.string().min(1),
    TABLE_PREFIX: z.string().min(1),
    FILES_BUCKET: z.string().min(1),
    WECHAT_APP_ID: z.string().regex(/^wx[0-9a-f]{16}$/),
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

/** Reads the settings of a deployment. Throws with the names, never the values, of what is missing or wrong. */
export function readEnvironment(env: NodeJS.ProcessEnv): AwsEnvironment {
  const parsed = environment.safeParse(env);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  throw new Error(`missing or invalid environment: ${names.join(', ')}`);
}
