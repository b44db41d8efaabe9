import * as z from 'zod';
import { type Rate, type Rates, rateNames } from '../../domain/limits/rates';
import type { UnverifiedLimits } from '../../domain/limits/unverified-limits';

/** Base64 of 32 bytes or more. */
export const secret = z
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

const rateList = z
  .string()
  .regex(new RegExp(`^(?:(?:${rateNames.join('|')})=[1-9]\\d{0,6}/[1-9]\\d{0,6}(?:,(?!$)|$))+$`))
  .transform((text): Partial<Rates> => {
    const entries = text.split(',').map((entry): [string, Rate] => {
      const [name = '', calls, seconds] = entry.split(/[=/]/);
      return [name, { calls: Number(calls), perMs: Number(seconds) * 1_000 }];
    });
    return Object.fromEntries(entries);
  });

/** The unit in which an operator says each, in what it is counted here. */
const unverifiedUnits = {
  tasks: ['tasksAtOnce', 1],
  places: ['places', 1],
  yuan: ['costFen', 100],
} as const satisfies Record<string, readonly [keyof UnverifiedLimits, number]>;

const unverifiedList = z
  .string()
  .regex(new RegExp(`^(?:(?:${Object.keys(unverifiedUnits).join('|')})=[1-9]\\d{0,6}(?:,(?!$)|$))+$`))
  .transform((text): Partial<UnverifiedLimits> => {
    const entries = text.split(',').map((entry): [string, number] => {
      const [name = '', amount] = entry.split('=');
      const [limit, unit] = unverifiedUnits[name as keyof typeof unverifiedUnits];
      return [limit, Number(amount) * unit];
    });
    return Object.fromEntries(entries);
  });

export const weChatAppId = z.string().regex(/^wx[0-9a-f]{16}$/);

/** What is read on every cloud alike, by the port that is made of it. */
/** Of Tencent Cloud, for checks of identity and reading of papers; without it people decide and type. */
const tencentAccount = z.object({
  IDENTITY_SECRET_ID: z.string().min(8).optional(),
  IDENTITY_SECRET_KEY: z.string().min(8).optional(),
});

export const sameSettings = {
  /** Message push in safe mode; without it no verdict on a picture arrives, and operators look at each. */
  weChatPush: z.object({
    WECHAT_APP_ID: weChatAppId,
    WECHAT_PUSH_TOKEN: z
      .string()
      .regex(/^[0-9A-Za-z]{3,32}$/)
      .optional(),
    WECHAT_PUSH_KEY: z
      .string()
      .regex(/^[0-9A-Za-z]{43}$/)
      .optional(),
  }),
  identity: tencentAccount,
  papers: tencentAccount,
  hash: z.object({ HASH_KEY: secret }),
  settings: z.object({
    /** Subscribe-message templates: of admission and refusal, before work, when a publisher changes something, of acceptance. Without one only the in-app notice is given. */
    TEMPLATE_ORDER_RESULT: z.string().min(1).optional(),
    TEMPLATE_WORK_REMINDER: z.string().min(1).optional(),
    TEMPLATE_ORDER_CHANGE: z.string().min(1).optional(),
    TEMPLATE_ACCEPTANCE: z.string().min(1).optional(),
    /** What cities of open tasks may take of an instance's memory, MB; two fifths of 1 GB when nothing is said. */
    CATALOGUE_MEGABYTES: z.coerce.number().int().min(50).max(8_000).optional(),
    /** What unverified publishers may publish, such as `tasks=2,places=5,yuan=2000`. What is not named stays as it is. */
    UNVERIFIED_LIMITS: unverifiedList.optional(),
  }),
  funding: z.object({
    /** Where publishers pay to: holder, number and bank, such as `某某科技有限公司,3705…,中国银行青岛分行`. */
    BANK_ACCOUNT: z
      .string()
      .regex(/^[^,]{2,60},[0-9]{8,32},[^,]{2,60}$/)
      .transform((text) => {
        const [accountName = '', accountNumber = '', bankName = ''] = text.split(',');
        return { accountName, accountNumber, bankName };
      })
      .optional(),
  }),
  /** Keys of rails stand in a collection. */
  rails: z.object({}),
  /** Such as `binding=10/3600,address=3000/30`: calls in seconds. What is not named stays as it is. */
  rates: z.object({ RATES: rateList.optional() }),
};

/** Throws with the names, never the values, of what is missing or wrong. */
function refuse(issues: readonly z.core.$ZodIssue[]): never {
  const names = [...new Set(issues.map(({ path }) => String(path[0])))];
  throw new Error(`missing or invalid environment: ${names.join(', ')}`);
}

/** Reads the settings of one port. Throws with the names, never the values, of what is missing or wrong. */
export function readSettings<T>(schema: z.ZodType<T>, env: NodeJS.ProcessEnv): T {
  const parsed = schema.safeParse(env);
  return parsed.success ? parsed.data : refuse(parsed.error.issues);
}

/** Looks through the settings of several ports, so that all that is missing is told at once. Throws as `readSettings`. */
export function demandSettings(schemas: readonly z.ZodType[], env: NodeJS.ProcessEnv): void {
  const issues = schemas.flatMap((schema) => schema.safeParse(env).error?.issues ?? []);
  if (issues.length > 0) refuse(issues);
}
