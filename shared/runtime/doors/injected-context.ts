/** What the cloud hands a function beside the event; only what is read here. */
export interface CloudContext {
  readonly request_id: string;
  /** Variables of this invocation as JSON; newer instances. */
  readonly environment?: string;
  /** The same as `name=value;name=value`; older instances. */
  readonly environ?: string;
}

/** What the platform says of one invocation. Nothing of it can be set by a caller. */
export interface Injected {
  /** Who called last: `wx_client` of `a,wx_client`; undefined when nobody of WeChat's did. */
  readonly source: string | undefined;
  readonly isTimer: boolean;
  readonly appId: string | undefined;
  readonly openid: string | undefined;
  readonly unionid: string | undefined;
  /** Another mini-program that shares this environment. */
  readonly fromAppId: string | undefined;
  readonly ip: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const identityNames = ['TCB_SOURCE', 'WX_OPENID', 'WX_APPID', 'TRIGGER_SRC'];
const openidForm = /^[\w-]{1,64}$/;

function fromJson(text: string): Variables {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** A value with `;` could carry a variable of its own: where a name comes twice, none is believed. */
function fromPairs(text: string): Variables {
  const pairs = text.split(';').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)]] : [];
  });
  const names = pairs.map(([name]) => name);
  return new Set(names).size === names.length ? Object.fromEntries(pairs) : {};
}

/**
 * The variables of this invocation: of the context where it names any of them, else those that the platform
 * set in the process. Never a mixture, as the SDK's getCloudbaseContext makes it: a field that is missing
 * here must not be filled with the one of whoever called before. (The SDK also cuts values at commas.)
 */
function variablesOf(context: Partial<CloudContext>, env: Variables): Variables {
  const own = context.environment ? fromJson(context.environment) : fromPairs(context.environ ?? '');
  return identityNames.some((name) => own[name] !== undefined) ? own : env;
}

/**
 * Reads who calls from what the platform injects, to be done as the first thing of an invocation: another
 * one may change the process's variables. Source: 云开发 工具类 getWXContext; 定时触发器.
 */
export function injectedContext(context: Partial<CloudContext>, env: Variables): Injected {
  const given = variablesOf(context, env);
  const source = given.TCB_SOURCE?.split(',').at(-1)?.trim() || undefined;
  const openid = given.WX_OPENID;
  return {
    source,
    isTimer: source === 'wx_trigger' || (source === undefined && given.TRIGGER_SRC === 'timer' && !openid),
    appId: given.WX_APPID || undefined,
    openid: openid && openidForm.test(openid) ? openid : undefined,
    unionid: given.WX_UNIONID && openidForm.test(given.WX_UNIONID) ? given.WX_UNIONID : undefined,
    fromAppId: given.WX_FROM_APPID || undefined,
    ip: given.WX_CLIENTIP || given.WX_CLIENTIPV6 || given.TCB_SOURCE_IP || '',
  };
}
