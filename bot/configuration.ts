import { readFileSync } from 'node:fs';
import { type GroupView, groupsContract } from '../shared/contract/groups';
import { defaultSettings } from './talk/change-settings';

/** A WeCom group that a robot was added to. */
export interface WeComGroup {
  /** The group's settings, under the name that the configuration gives it. */
  readonly settings: Omit<GroupView, 'groupId'>;
  /** Secret: whoever has it can write into the group. */
  readonly webhook: string;
}

export interface Configuration {
  readonly backendUrl: string;
  readonly serviceKey: string;
  /** Where counts, the session and the kill switch live. */
  readonly dataDir: string;
  /** Of the local page, on 127.0.0.1. */
  readonly port: number;
  readonly turnMs: number;
  readonly isOff: boolean;
  readonly hasWarmUp: boolean;
  /** Card pictures, without a slash at the end; undefined: the local page's own. */
  readonly imagesUrl: string | undefined;
  readonly wechaty?: {
    readonly puppet: string;
    readonly token: string | undefined;
    readonly userName: string;
    readonly pageSuffix: string;
    readonly adminIds: ReadonlySet<string>;
  };
  readonly weComGroups: readonly WeComGroup[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Says in Chinese what is wrong, to whoever starts the bot. */
export class ConfigurationError extends Error {}

function numberOf(env: Environment, name: string, usual: number, most: number): number {
  const value = env[name] ? Number(env[name]) : usual;
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new ConfigurationError(`${name} 不正确：${env[name]}`);
}

function urlOf(env: Environment, name: string): string | undefined {
  const text = env[name]?.replace(/\/+$/, '');
  if (!text || URL.canParse(text)) return text || undefined;
  throw new ConfigurationError(`${name} 不是有效的地址：${text}`);
}

function weComGroup(entry: unknown, at: number): WeComGroup {
  const { name, webhook, ...settings } = entry as Record<string, unknown>;
  const whole = { channel: 'wecom-robot', address: name, ...defaultSettings, ...settings };
  const read = groupsContract.save.input.safeParse(whole);
  if (read.success && typeof webhook === 'string' && URL.canParse(webhook)) {
    return { settings: read.data, webhook };
  }
  const wrong = read.success ? 'webhook' : read.error.issues.map(({ path }) => path.join('.')).join('、');
  throw new ConfigurationError(`BOT_WECOM_FILE 第 ${at + 1} 个群有误：${wrong}`);
}

/** A file, not a variable: webhooks are secrets, and a file can be kept from others. */
function weComGroups(path: string | undefined): WeComGroup[] {
  if (!path) return [];
  let entries: unknown;
  try {
    entries = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ConfigurationError(`BOT_WECOM_FILE 读不到或不是 JSON：${path}`);
  }
  if (!Array.isArray(entries)) throw new ConfigurationError('BOT_WECOM_FILE 应是一个数组');
  return entries.map(weComGroup);
}

/** Reads the environment. Errors: ConfigurationError. */
export function configurationFrom(env: Environment): Configuration {
  const backendUrl = urlOf(env, 'BOT_BACKEND');
  const serviceKey = env.BOT_SERVICE_KEY;
  if (!backendUrl) throw new ConfigurationError('请设置 BOT_BACKEND：后端的地址');
  if (!serviceKey) throw new ConfigurationError('请设置 BOT_SERVICE_KEY：用 npm run service-key 签发');
  const puppet = env.BOT_PUPPET;
  const groups = weComGroups(env.BOT_WECOM_FILE);
  if (!puppet && groups.length === 0) throw new ConfigurationError('请设置 BOT_PUPPET 或 BOT_WECOM_FILE');
  return {
    backendUrl,
    serviceKey,
    dataDir: env.BOT_DATA_DIR || '.data/bot',
    port: numberOf(env, 'BOT_PORT', 3100, 65_535),
    turnMs: numberOf(env, 'BOT_TURN_SECONDS', 10, 3_600) * 1_000,
    isOff: env.BOT_OFF === '1',
    hasWarmUp: env.BOT_WARM_UP !== 'off',
    imagesUrl: urlOf(env, 'BOT_IMAGES_URL'),
    weComGroups: groups,
    ...(puppet && {
      wechaty: {
        puppet,
        token: env.BOT_PUPPET_TOKEN,
        userName: env.BOT_MINI_PROGRAM ?? '',
        pageSuffix: env.BOT_PAGE_SUFFIX ?? '',
        adminIds: new Set((env.BOT_ADMIN_IDS ?? '').split(',').filter(Boolean)),
      },
    }),
  };
}
